package dev.emulatedcloud.picture;

import java.util.List;

/** What lies on the way of a call through one gateway, from where it begins to CARTO. */
public record Picture(List<Step> steps) {}
