package dev.emulatedcloud.engine;

/** A call ended before what it waits for: the engine was interrupted, or the time that the program allows was over. */
final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Abandoned(String message) {
        super(message);
    }

    static Abandoned cancelled() {
        return new Abandoned("context canceled");
    }

    static Abandoned connectionLost() {
        return new Abandoned("read: connection reset by peer");
    }

    static Abandoned tooLate() {
        return new Abandoned("context deadline exceeded");
    }
}
