package dev.atgateway.report;

/** No report can be made; the message says why and what to do next. */
final class ReportFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportFailed(String message) {
        super(message);
    }
}
