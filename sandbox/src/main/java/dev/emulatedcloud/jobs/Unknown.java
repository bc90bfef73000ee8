package dev.emulatedcloud.jobs;

/** A command line, or a part of one, that the emulated cloud cannot tell the outcome of. */
@SuppressWarnings("serial")
final class Unknown extends Exception {
    Unknown(String what) {
        super("the emulated cloud does not know " + what, null, false, false);
    }
}
