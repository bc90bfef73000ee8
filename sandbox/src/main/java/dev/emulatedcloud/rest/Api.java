package dev.emulatedcloud.rest;

/** A REST interface, whatever carries its calls. It answers every call; it throws for no caller's mistake. */
@FunctionalInterface
public interface Api {
    Response handle(Request request);
}
