package io.labport.adapter.scorm.cmi;

import io.labport.adapter.scorm.cmi.MappingPolicy.Detail;
import io.labport.adapter.scorm.cmi.MappingPolicy.ExitOnComplete;
import io.labport.adapter.scorm.cmi.MappingPolicy.Failure;
import io.labport.adapter.scorm.cmi.MappingPolicy.RawScale;
import io.labport.adapter.scorm.cmi.MappingPolicy.TimeSource;
import io.labport.adapter.scorm.cmi.MappingPolicy.Unscored;
import java.util.List;
import java.util.OptionalInt;

/** The default policy with one thing different, or several. */
final class Policies {
  private CompletionRule completion = CompletionRule.COMPLETED;
  private Failure failure = Failure.REPORT_FAILED;
  private Unscored unscored = Unscored.BY_VERSION;
  private boolean pendingCountsAsComplete;
  private boolean scoreOnComplete;
  private int scoreDecimals;
  private RawScale rawScale = RawScale.PERCENT;
  private TimeSource time = TimeSource.LAB_RUNTIME;
  private Detail detail = Detail.NONE;
  private ExitOnComplete exitOnComplete = ExitOnComplete.NORMAL;
  private boolean keepBest = true;
  private OptionalInt mastery = OptionalInt.empty();

  static Policies like() {
    return new Policies();
  }

  /** Every rule; the percentage twice, below and above what a lab may have. */
  static List<CompletionRule> rules() {
    return List.of(
        rule(CompletionRule.Kind.COMPLETED),
        rule(CompletionRule.Kind.PASSED),
        rule(CompletionRule.Kind.COMPLETED_AND_PASSED),
        rule(CompletionRule.Kind.COMPLETED_OR_PASSED),
        tasks(50),
        tasks(90));
  }

  static CompletionRule rule(CompletionRule.Kind kind) {
    return new CompletionRule(kind, OptionalInt.empty());
  }

  static CompletionRule tasks(int percent) {
    return new CompletionRule(CompletionRule.Kind.TASK_PERCENT, OptionalInt.of(percent));
  }

  Policies completion(CompletionRule rule) {
    completion = rule;
    return this;
  }

  Policies failure(Failure policy) {
    failure = policy;
    return this;
  }

  Policies unscored(Unscored success) {
    unscored = success;
    return this;
  }

  Policies pendingCountsAsComplete() {
    pendingCountsAsComplete = true;
    return this;
  }

  Policies scoreOnComplete() {
    scoreOnComplete = true;
    return this;
  }

  Policies scoreDecimals(int decimals) {
    scoreDecimals = decimals;
    return this;
  }

  Policies nativeScale() {
    rawScale = RawScale.NATIVE;
    return this;
  }

  Policies wallClock() {
    time = TimeSource.WALL_CLOCK;
    return this;
  }

  Policies detail(Detail reported) {
    detail = reported;
    return this;
  }

  Policies suspendOnComplete() {
    exitOnComplete = ExitOnComplete.SUSPEND;
    return this;
  }

  Policies latestWins() {
    keepBest = false;
    return this;
  }

  Policies mastery(int percent) {
    mastery = OptionalInt.of(percent);
    return this;
  }

  MappingPolicy policy() {
    return new MappingPolicy(
        completion,
        failure,
        unscored,
        pendingCountsAsComplete,
        scoreOnComplete,
        scoreDecimals,
        rawScale,
        time,
        detail,
        exitOnComplete,
        keepBest,
        mastery,
        MappingPolicy.DEFAULT.waitForScore());
  }
}
