package io.labport.examples.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class; times in epoch seconds. {@code internalId} is what webhooks call {@code ClassId}. */
record LabClass(
    String id,
    long internalId,
    String name,
    long start,
    long end,
    long expires,
    @Nullable String instructorId,
    @Nullable String instructorFirstName,
    @Nullable String instructorLastName,
    @Nullable Integer maxActive,
    List<Integer> availableLabs) {}
