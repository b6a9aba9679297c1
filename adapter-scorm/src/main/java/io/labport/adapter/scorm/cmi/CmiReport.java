package io.labport.adapter.scorm.cmi;

import java.util.List;
import java.util.Optional;

/**
 * What an LMS is told. Writing it again is harmless.
 *
 * @param phase where the lab stands under the policy: a lab that was not passed and may be tried
 *     again has {@link Phase#STOPPED}, one that met the completion rule {@link Phase#FINAL}
 * @param isFinal whether nothing more is expected of this lab
 * @param set in the order to write: score, status and exit included; empty when the LMS is to be
 *     left as it is
 * @param optional objectives, in the order to write; an LMS that does not know them (errors 401 and
 *     402) is left alone
 * @param navigation value of {@code adl.nav.request} (SCORM 2004 SN, section 5.6); empty for none,
 *     always so in SCORM 1.2
 * @param result present when the lab brought one, whether or not it is written
 */
public record CmiReport(
    Phase phase,
    boolean isFinal,
    List<CmiValue> set,
    List<CmiValue> optional,
    String navigation,
    Optional<DisplayedResult> result) {

  public CmiReport {
    set = List.copyOf(set);
    optional = List.copyOf(optional);
  }

  /** Of no lab. */
  public static CmiReport nothing() {
    return unwritten(Phase.NONE, false, Optional.empty());
  }

  static CmiReport unwritten(Phase phase, boolean isFinal, Optional<DisplayedResult> result) {
    return new CmiReport(phase, isFinal, List.of(), List.of(), "", result);
  }

  /** Whether the LMS is to be left as it is. */
  public boolean isNothing() {
    return set.isEmpty();
  }
}
