package io.labport.adapter.lti.notice;

import org.jspecify.annotations.Nullable;

/**
 * Whether a deployment's platform tells us of copied courses.
 *
 * @param address of the platform's notification service
 * @param handler where notices are to go
 * @param refusal why the platform would not, as a code; null when it agreed
 * @param at when it answered, in milliseconds since 1970
 */
record Subscription(
    String registration,
    String deployment,
    String address,
    String handler,
    @Nullable String refusal,
    long at) {}
