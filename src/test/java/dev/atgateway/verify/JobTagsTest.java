package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.appcontainers.fluent.models.JobInner;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobTagsTest {
    private static final String STACK = "carto-at-gateway-stack";
    private final JobTags tags = new JobTags("carto-at-gateway/dev");

    private static JobInner job(Map<String, String> tags) {
        return new JobInner().withTags(tags);
    }

    private JobInner madeBy(String maker) {
        var changed = new HashMap<>(tags.now());
        changed.put(JobTags.NAME, maker);
        return job(changed);
    }

    private String machine() {
        return tags.now().get(JobTags.NAME).split(" ")[2];
    }

    @Test
    void jobOfThisProcessIsInUse() {
        assertThat(tags.areOn(job(tags.now()))).isTrue();
        assertThat(tags.areLeftOn(job(tags.now()))).isFalse();
    }

    @Test
    void jobOfADeadProcessOfThisMachineIsLeft() throws IOException, InterruptedException {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(tags.areLeftOn(madeBy(Instant.now() + " " + process.pid() + " " + machine())))
                .isTrue();
    }

    @Test
    void jobOfAnotherMachineIsLeftWhenItIsOld() {
        assertThat(tags.areLeftOn(madeBy(Instant.now() + " 1 elsewhere"))).isFalse();
        assertThat(tags.areLeftOn(madeBy("2026-01-01T00:00:00Z 1 elsewhere"))).isTrue();
    }

    @Test
    void jobWhoseMakerCannotBeToldIsLeft() {
        assertThat(tags.areLeftOn(madeBy("by hand"))).isTrue();
        assertThat(tags.areLeftOn(madeBy("yesterday 1 elsewhere"))).isTrue();
    }

    @Test
    void jobsOfOthersAreNotTouched() {
        var other = new JobTags("carto-at-gateway/prod").now();
        assertThat(tags.areOn(job(other))).isFalse();
        assertThat(tags.areLeftOn(job(other))).isFalse();
        assertThat(tags.areOn(job(Map.of(STACK, "carto-at-gateway/dev")))).isFalse();
        assertThat(tags.areOn(job(null))).isFalse();
    }
}
