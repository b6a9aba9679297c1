package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.RefusalCode;
import java.util.Optional;

/**
 * What a SCO is told: enough to go on from any state, whatever it missed.
 *
 * @param message absent where the code says it
 * @param code why nothing can be opened, if that is for a reason
 * @param open what the learner may open: {@code start}, {@code return}, {@code resume}, {@code
 *     start-new} or {@code step-up}
 * @param revision of the result; 0 for none
 * @param acknowledged the last revision that the LMS has confirmed
 * @param report what the LMS is to be told; absent when it holds that already
 * @param receipt of the final result
 */
record Status(
    Phase phase,
    Optional<Message> message,
    Optional<RefusalCode> code,
    Optional<String> open,
    int revision,
    int acknowledged,
    Optional<Mapped> report,
    Optional<Mapped.Result> result,
    Optional<String> receipt) {

  static Status blocked(RefusalCode code, Optional<String> open) {
    return new Status(
        Phase.BLOCKED,
        open.isPresent() ? Optional.of(Message.STEP_UP) : Optional.empty(),
        Optional.of(code),
        open,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
