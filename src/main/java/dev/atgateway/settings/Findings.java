package dev.atgateway.settings;

import java.util.List;

/**
 * What a comparison of the settings with the cloud brought up.
 *
 * @param problems mistakes, in the order of the contract; deploying with any of them would fail or hang
 * @param warnings what is allowed and should be known
 */
public record Findings(List<Problem> problems, List<Warning> warnings) {}
