package io.labport.adapter.scorm.dispatch;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What administrators see of registrations, and may do with them. Thread-safe. */
public interface RegistrationBook {

  /**
   * The next registrations of a dispatch, in the order of their ids.
   *
   * @param unacknowledged only those with a final result that no LMS has acknowledged
   * @param after the last id of the page before; empty for the first page
   * @param limit 1 to 1000
   */
  List<Entry> page(String dispatch, boolean unacknowledged, Optional<String> after, int limit);

  /** The registration that a receipt was given to, with what the receipt vouches for. */
  Optional<Receipted> receipt(String code);

  /**
   * Ends the registration's sessions for good; the learner gets in no more.
   *
   * @return false when there is no such registration
   */
  boolean revoke(String dispatch, String registration);

  /**
   * Forgets the secret by which the learner proves themselves, for learners whose LMS lost it: the
   * next session of the learner is taken as the first one, and counts as proven afterwards. Ends a
   * revocation.
   *
   * @return false when there is no such registration
   */
  boolean reset(String dispatch, String registration);

  /**
   * A registration, as it stands.
   *
   * @param pseudonym of the learner
   * @param slot which lab
   * @param instance the number of the attempt, 1 at first
   * @param phase as the SCO is told: {@code RUNNING}, {@code FINAL} and so on
   * @param revision of the result; 0 for none
   * @param acknowledged the last revision that the LMS has confirmed; 0 for none
   * @param score in percent
   * @param completedAt when the result became final
   * @param receipt of the final result
   */
  record Entry(
      String registration,
      String pseudonym,
      String slot,
      int instance,
      String phase,
      long revision,
      long acknowledged,
      Optional<BigDecimal> score,
      Optional<Instant> completedAt,
      Optional<String> receipt,
      boolean revoked) {}

  /**
   * What a receipt vouches for.
   *
   * @param outcome in one word, for example {@code passed}
   */
  record Receipted(String dispatch, Entry entry, String outcome) {}
}
