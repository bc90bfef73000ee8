package dev.atgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.bench.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PerformancePageTest {
    @Test
    void pageShowsTheNewestResults() throws IOException {
        var page = Files.readString(Path.of("docs/performance.md"));
        assertThat(page).contains("| figure | median (least to most) | goal |").isEqualTo(Results.page(page));
    }
}
