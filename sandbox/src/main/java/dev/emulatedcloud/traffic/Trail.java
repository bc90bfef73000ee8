package dev.emulatedcloud.traffic;

import java.util.ArrayList;
import java.util.List;

/** The hops of a walk so far. */
final class Trail {
    /** The call ends here: the last hop of the trail has failed. */
    @SuppressWarnings("serial")
    static final class Ended extends RuntimeException {
        private Ended(String why) {
            super(why, null, false, false);
        }
    }

    private final List<Hop> hops = new ArrayList<>();

    void ok(Hop.Name name, String looked) {
        hops.add(Hop.ok(name, looked));
    }

    void warns(Hop.Name name, String looked, String why, Fix fix) {
        hops.add(Hop.warns(name, looked, why, fix));
    }

    /** To be thrown. */
    Ended fails(Hop.Name name, String looked, String why, Fix fix) {
        hops.add(Hop.fails(name, looked, why, fix));
        return new Ended(why);
    }

    List<Hop> hops() {
        return List.copyOf(hops);
    }
}
