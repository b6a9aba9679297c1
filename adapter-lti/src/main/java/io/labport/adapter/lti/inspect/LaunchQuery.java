package io.labport.adapter.lti.inspect;

import java.util.Optional;

/**
 * Which launches to list.
 *
 * @param registration by its key; empty for all
 * @param limit 1 to 200
 * @param after {@link LaunchPage#next} of the page before; empty for the first
 */
public record LaunchQuery(
    Optional<String> registration,
    Optional<LaunchOutcome> outcome,
    int limit,
    Optional<String> after) {
  static final int MOST = 200;
  static final String PLACE = "[0-9]{13}-[0-9A-Z]{1,40}";

  public LaunchQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit: must be from 1 to " + MOST);
    }
    if (after.filter(a -> !a.matches(PLACE)).isPresent()) {
      throw new IllegalArgumentException("after: must be next of an earlier answer");
    }
  }

  /** The newest 50 of all. */
  public static LaunchQuery all() {
    return new LaunchQuery(Optional.empty(), Optional.empty(), 50, Optional.empty());
  }

  /** The same of one registration. */
  public LaunchQuery of(String key) {
    return new LaunchQuery(Optional.of(key), outcome, limit, after);
  }

  /** The same with this outcome only. */
  public LaunchQuery ended(LaunchOutcome wanted) {
    return new LaunchQuery(registration, Optional.of(wanted), limit, after);
  }
}
