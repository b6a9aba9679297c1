package io.labport.examples.server.scorm;

import io.labport.examples.sandbox.SandboxControl;
import io.labport.examples.sandbox.WebhookEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** What a lab may have come to. */
enum LabOutcome {
  /** The learner has begun: 60 percent of the tasks are done. */
  RUNNING("RUNNING"),
  /** Complete without a score. */
  COMPLETED("FINAL"),
  /** Complete with 85 of 100, of which 70 are enough. */
  PASSED("FINAL"),
  /** Complete with 40 of 100, of which 70 were needed. */
  FAILED("FINAL"),
  /** A person will grade it. */
  SUBMITTED("PENDING"),
  /** A person has graded it: 85 of 100. */
  GRADED("FINAL"),
  /** Ended before it was finished, with 60 percent of the tasks done. */
  ABANDONED("STOPPED");

  /** How long the lab has run, whatever it came to. */
  static final Duration RUN_TIME = Duration.ofMinutes(12).plusSeconds(34);

  private final String phase;

  LabOutcome(String phase) {
    this.phase = phase;
  }

  /** As administrators see it. */
  String phase() {
    return phase;
  }

  /** Whether nothing is expected to change it. */
  boolean isFinal() {
    return phase.equals("FINAL");
  }

  /** In tables. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  void bring(SandboxControl control, long lab) {
    control.overrideResultField(lab, "TaskCompletePercent", this == PASSED ? 100 : 60);
    control.overrideResultField(lab, "TotalRunTimeSeconds", RUN_TIME.toSeconds());
    switch (this) {
      case RUNNING -> control.touch(lab);
      case COMPLETED -> control.complete(lab);
      case PASSED -> {
        control.score(lab, new BigDecimal("85"), 100, 70, true);
        control.complete(lab);
      }
      case FAILED -> {
        control.score(lab, new BigDecimal("40"), 100, 70, false);
        control.complete(lab);
      }
      case SUBMITTED -> control.submitForGrading(lab);
      case GRADED -> control.grade(lab, new BigDecimal("85"), 100, 70, true);
      case ABANDONED -> control.end(lab);
    }
    // Any event says that something changed; the server then asks.
    control.sendWebhook(WebhookEvent.SCORED, lab);
  }
}
