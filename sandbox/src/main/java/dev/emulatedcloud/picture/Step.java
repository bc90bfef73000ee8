package dev.emulatedcloud.picture;

import java.util.List;

/**
 * A box on the way.
 *
 * @param beside what is used from there
 * @param onward how a call gets from there to the next box, one line each; nothing at the end of the way
 */
record Step(Box box, List<Side> beside, List<String> onward) {
    Step {
        onward = Plain.texts(onward);
    }

    static Step to(Box box) {
        return new Step(box, List.of(), List.of());
    }
}
