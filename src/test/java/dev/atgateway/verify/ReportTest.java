package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ReportTest {
    private static final Check CHECK = Checks.named("dns-record").orElseThrow();
    private final Report report = new Report(Ansi.OFF);

    private static Finding finding(Result result) {
        return new Finding(CHECK, result, Duration.ofMillis(1234));
    }

    @Test
    void lineSaysWhatWasFoundAndWhatToDo() {
        assertThat(report.line(finding(Result.failed(DnsRecordCheck.WRONG_ADDRESS, "10.0.0.9, not %s", "10.0.0.4"))))
                .isEqualTo("""
                        fails  dns-record          10.0.0.9, not 10.0.0.4 (1.2 s)
                               cause               %s
                               fix                 %s
                        """.formatted(DnsRecordCheck.WRONG_ADDRESS.cause(), DnsRecordCheck.WRONG_ADDRESS.fix()));
        assertThat(report.line(finding(Result.passed("10.0.0.4").noting("soon over"))))
                .isEqualTo("""
                        ok     dns-record          10.0.0.4 (1.2 s)
                               note                soon over
                        """);
        assertThat(report.line(finding(Result.notApplicable("there is no zone"))))
                .isEqualTo("-      dns-record          not applicable: there is no zone\n");
        assertThat(report.line(finding(Result.unknown("needs a on b"))))
                .isEqualTo("?      dns-record          could not look: needs a on b (1.2 s)\n");
    }

    @Test
    void colourIsForTerminals() {
        var failed = finding(Result.failed(DnsRecordCheck.MISSING, "none"));
        assertThat(report.line(failed)).doesNotContain("\u001b");
        assertThat(new Report(Ansi.ON).line(failed)).startsWith("\u001b[31mfails\u001b");
    }

    @Test
    void oneThatFailedDecides() {
        var passed = finding(Result.passed("a"));
        var unknown = finding(Result.unknown("b"));
        var failed = finding(Result.failed(DnsRecordCheck.MISSING, "c"));
        var none = finding(Result.notApplicable("d"));
        assertThat(Report.outcome(List.of(passed, none))).isEqualTo(Result.Status.PASSED);
        assertThat(Report.outcome(List.of(passed, unknown))).isEqualTo(Result.Status.UNKNOWN);
        assertThat(Report.outcome(List.of(unknown, failed))).isEqualTo(Result.Status.FAILED);
        assertThat(Report.sum(List.of(passed, none, passed, unknown)))
                .isEqualTo("2 passed, 1 not applicable, 1 unknown");
    }

    @Test
    void jsonHasTheSame() {
        var failed = finding(Result.failed(DnsRecordCheck.MISSING, "c")).json();
        assertThat(failed).isEqualTo(JsonParser.parseString("""
                        {"name": "dns-record", "status": "failed", "finding": "c", "fault": "missing", "cause": "%s",
                         "fix": "%s", "notes": [], "seconds": 1.234}""".formatted(
                        DnsRecordCheck.MISSING.cause(), DnsRecordCheck.MISSING.fix())));
    }

    @Test
    void whatOthersWriteIsCut() {
        assertThat(Result.passed("%s", "first\nsecond").finding()).isEqualTo("first");
        assertThat(Result.passed("%s", "x".repeat(1000)).finding()).hasSize(303).endsWith("...");
    }
}
