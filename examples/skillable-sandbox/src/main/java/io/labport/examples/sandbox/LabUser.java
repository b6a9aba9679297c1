package io.labport.examples.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A learner, as the launches named them. {@code internalId} is what webhooks call {@code UserId}.
 */
record LabUser(
    String id, long internalId, String firstName, String lastName, @Nullable String email) {}
