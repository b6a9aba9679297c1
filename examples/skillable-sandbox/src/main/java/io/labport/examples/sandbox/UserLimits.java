package io.labport.examples.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What the API consumer allows. A launch may ask for more active or saved labs than the default, up
 * to the ceiling.
 *
 * @param consumerMaxActive active labs of the whole consumer, null for no limit; above it a launch
 *     answers 5
 * @param durationCustomizations whether {@code durationMinutes} and {@code
 *     lastActivityTimeoutMinutes} are allowed. Unverified: when they are not, the sandbox answers
 *     140
 * @param maxDurationMinutes overrides longer durations, null for none
 * @param anyDevelopmentStatus whether labs that are not Complete can be launched
 * @param deferredLaunches the alternative behaviour of two settings: a launch above the user's
 *     limit (2), or of an already open lab that may run several times (160), comes with a {@code
 *     Url} at which the user settles it
 */
public record UserLimits(
    int defaultActive,
    int ceilingActive,
    int defaultSaved,
    int ceilingSaved,
    @Nullable Integer consumerMaxActive,
    boolean durationCustomizations,
    @Nullable Integer maxDurationMinutes,
    boolean anyDevelopmentStatus,
    boolean deferredLaunches) {

  /** A production consumer: one active lab by default, at most five; two saved, at most five. */
  public static UserLimits production() {
    return new UserLimits(1, 5, 2, 5, null, true, null, false, false);
  }

  /** The vendor's "Integration Testing" consumer. */
  public static UserLimits integrationTesting() {
    return new UserLimits(5, 5, 1, 1, 5, true, 30, true, false);
  }

  /** The same with other numbers of active labs. */
  public UserLimits withActive(int byDefault, int ceiling) {
    return new UserLimits(
        byDefault,
        ceiling,
        defaultSaved,
        ceilingSaved,
        consumerMaxActive,
        durationCustomizations,
        maxDurationMinutes,
        anyDevelopmentStatus,
        deferredLaunches);
  }

  /** The same with other numbers of saved labs. */
  public UserLimits withSaved(int byDefault, int ceiling) {
    return new UserLimits(
        defaultActive,
        ceilingActive,
        byDefault,
        ceiling,
        consumerMaxActive,
        durationCustomizations,
        maxDurationMinutes,
        anyDevelopmentStatus,
        deferredLaunches);
  }

  /** The same with a limit for the whole consumer. */
  public UserLimits withConsumerMaxActive(@Nullable Integer limit) {
    return new UserLimits(
        defaultActive,
        ceilingActive,
        defaultSaved,
        ceilingSaved,
        limit,
        durationCustomizations,
        maxDurationMinutes,
        anyDevelopmentStatus,
        deferredLaunches);
  }

  /** The same with duration parameters allowed or not. */
  public UserLimits withDurationCustomizations(boolean allowed) {
    return new UserLimits(
        defaultActive,
        ceilingActive,
        defaultSaved,
        ceilingSaved,
        consumerMaxActive,
        allowed,
        maxDurationMinutes,
        anyDevelopmentStatus,
        deferredLaunches);
  }

  /** The same with deferred launches or without. */
  public UserLimits withDeferredLaunches(boolean deferred) {
    return new UserLimits(
        defaultActive,
        ceilingActive,
        defaultSaved,
        ceilingSaved,
        consumerMaxActive,
        durationCustomizations,
        maxDurationMinutes,
        anyDevelopmentStatus,
        deferred);
  }

  int active(@Nullable Integer asked) {
    return Math.min(asked == null ? defaultActive : asked, ceilingActive);
  }

  int saved(@Nullable Integer asked) {
    return Math.min(asked == null ? defaultSaved : asked, ceilingSaved);
  }
}
