package io.labport.adapter.lti.nrps;

/**
 * Where reading a course ends, whatever the platform says.
 *
 * @param pages of one reading
 * @param members of one reading
 */
public record RosterLimits(int pages, int members) {
  /** Five times the largest course that we expect, in the smallest pages that platforms send. */
  public static final RosterLimits USUAL = new RosterLimits(50_000, 500_000);
}
