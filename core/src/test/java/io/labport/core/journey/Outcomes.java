package io.labport.core.journey;

import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchOutcome.OutcomeUnknown;
import io.labport.core.domain.LaunchOutcome.Refused;
import io.labport.examples.sandbox.Fault;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Every answer that Launch may give, and every way to lose it. */
final class Outcomes {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("io.labport.core.inbound.entrance.texts", Locale.ROOT);

  private Outcomes() {}

  /**
   * @param reason of a refusal; empty for other outcomes
   */
  record Row(String name, Fault fault, Class<? extends LaunchOutcome> outcome, String reason) {
    /** The text of the page that the learner sees; a redirect has none. */
    String learnerText() {
      String key =
          outcome == Refused.class
              ? "refusal." + reason
              : Map.of(
                      OutcomeUnknown.class, "checking", LaunchOutcome.TooManyOpen.class, "too-many")
                  .getOrDefault(outcome, "");
      return key.isEmpty() ? "(sent on to Skillable)" : TEXTS.getString(key);
    }

    @Override
    public String toString() {
      return name + " -> " + outcome.getSimpleName() + " " + reason;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        code(0, "LAUNCH_REJECTED"),
        new Row("code 2", Fault.resultCode(2), LaunchOutcome.TooManyOpen.class, ""),
        code(3, "NO_CAPACITY"),
        code(5, "INTEGRATION_LIMIT_REACHED"),
        code(7, "INTEGRATION_LIMIT_REACHED"),
        code(10, "USER_LIMIT_REACHED"),
        code(20, "ORGANIZATION_LIMIT_REACHED"),
        code(30, "ORGANIZATION_LIMIT_REACHED"),
        code(40, "LAB_LIMIT_REACHED"),
        code(50, "ORGANIZATION_LIMIT_REACHED"),
        code(60, "ORGANIZATION_LIMIT_REACHED"),
        code(70, "SERIES_LIMIT_REACHED"),
        code(80, "SERIES_LIMIT_REACHED"),
        code(90, "CLASS_LIMIT_REACHED"),
        code(100, "ATTEMPTS_EXHAUSTED"),
        code(110, "AWAITING_SECURITY_REVIEW"),
        code(120, "WRONG_STATE"),
        code(130, "AWAITING_SECURITY_REVIEW"),
        code(140, "INVALID_REQUEST"),
        code(150, "SHARED_ENVIRONMENT_UNAVAILABLE"),
        new Row("code 160", Fault.resultCode(160), LaunchOutcome.LearnerActionRequired.class, ""),
        code(999, "UNKNOWN_FAILURE"),
        refused("Status 0", Fault.status0("API access has expired"), "LAUNCH_REJECTED"),
        refused("Status 1 with Error", Fault.errorWithStatus1("No"), "LAUNCH_REJECTED"),
        refused("401", Fault.httpStatus(401), "NOT_AUTHORIZED"),
        refused("403", Fault.httpStatus(403), "NOT_AUTHORIZED"),
        refused("404", Fault.httpStatus(404), "NOT_AUTHORIZED"),
        refused("429", Fault.httpStatus(429, Duration.ofSeconds(7)), "TEMPORARILY_UNAVAILABLE"),
        refused("503", Fault.httpStatus(503), "TEMPORARILY_UNAVAILABLE"),
        lost("408", Fault.httpStatus(408)),
        lost("500", Fault.httpStatus(500)),
        lost("HTML with 200", Fault.html200()),
        lost("empty 200", Fault.emptyBody200()),
        lost("dropped before acting", Fault.dropBeforeActing()),
        lost("dropped after acting", Fault.dropAfterActing()));
  }

  private static Row code(int code, String reason) {
    return refused("code " + code, Fault.resultCode(code), reason);
  }

  private static Row refused(String name, Fault fault, String reason) {
    return new Row(name, fault, Refused.class, reason);
  }

  private static Row lost(String name, Fault fault) {
    return new Row(name, fault, OutcomeUnknown.class, "");
  }
}
