package dev.atgateway.settings;

import org.junit.jupiter.api.Test;

/**
 * The two tables as one test each, for PIT alone: it starts every invocation of a parameterized test by itself, which
 * takes hours here. Surefire passes over this name.
 */
class ConfigTables {
    @Test
    void badConfigs() {
        BadConfigTest.cases().forEach(new BadConfigTest()::isRefusedWithExactlyThisMessage);
    }

    @Test
    void goodConfigs() {
        GoodConfigTest.cases().forEach(new GoodConfigTest()::isReadWithExactlyTheseWarnings);
    }
}
