package dev.atgateway.verify;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Something that is made when it is first needed, and then kept; so is the failure to make it. */
final class Once<T> implements Supplier<T> {
    private final Callable<T> make;
    private T made;
    private CouldNotLook failure;

    Once(Callable<T> make) {
        this.make = make;
    }

    @Override
    public synchronized T get() {
        if (failure != null) {
            throw failure;
        }
        if (made == null) {
            try {
                made = make.call();
            } catch (Exception e) {
                failure = new CouldNotLook(Obstacle.of(e));
                throw failure;
            }
        }
        return made;
    }
}
