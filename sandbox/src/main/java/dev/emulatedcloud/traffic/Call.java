package dev.emulatedcloud.traffic;

import java.util.Optional;

/** What is asked: who calls whom, and over what, where that is not clear. */
public record Call(
        From from,
        To to,
        Optional<String> warehouse,
        Optional<String> principal,
        Optional<String> connection,
        Optional<String> app) {
    /** What is asked may mean several things. */
    @SuppressWarnings("serial")
    public static final class Ambiguous extends RuntimeException {
        Ambiguous(String message) {
            super(message);
        }
    }

    /** Where the call begins. */
    public enum From {
        WAREHOUSE,
        /** Whoever calls the gateway's public name from this machine. */
        INTERNET,
        GATEWAY
    }

    /** Where it goes: CARTO, the gateway's proxy, or a host and port. */
    public record To(Kind kind, String host, int port) {
        /** What the target is. */
        public enum Kind {
            CARTO,
            PROXY,
            ADDRESS
        }

        static final To CARTO = new To(Kind.CARTO, "", 0);
        static final To PROXY = new To(Kind.PROXY, "", 0);

        /** {@code carto}, {@code proxy} or {@code HOST:PORT}. */
        public static To parse(String text) {
            if (text.equals("carto")) {
                return CARTO;
            }
            if (text.equals("proxy")) {
                return PROXY;
            }
            int colon = text.lastIndexOf(':');
            String port = text.substring(colon + 1);
            boolean isPort = port.matches("[1-9]\\d{0,4}") && Integer.parseInt(port) <= 65535;
            if (colon < 1 || !isPort || !text.substring(0, colon).matches("[A-Za-z0-9.-]+")) {
                throw new IllegalArgumentException("'" + text + "' is not carto, proxy or HOST:PORT");
            }
            return new To(Kind.ADDRESS, text.substring(0, colon), Integer.parseInt(port));
        }
    }

    /** From a warehouse to CARTO, by the current user, over a connection. */
    public static Call over(String connection, String warehouse) {
        return new Call(
                From.WAREHOUSE,
                To.CARTO,
                Optional.of(warehouse),
                Optional.empty(),
                Optional.of(connection),
                Optional.empty());
    }

    public static Call of(From from, To to) {
        return new Call(from, to, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
