package io.labport.adapter.scorm.dispatch.book;

import io.labport.adapter.scorm.cmi.CompletionRule;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.core.spi.admin.Asked;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads how results are to be reported. */
final class MappingReader {
  private static final String PERCENT = "task-percent:";

  private MappingReader() {}

  static MappingPolicy read(Members part, MappingPolicy usual) {
    OptionalInt mastery = part.number("masteryPercent", 0, 100);
    OptionalInt decimals = part.number("scoreDecimals", 0, 2);
    MappingPolicy mapping =
        new MappingPolicy(
            part.text("completion").map(text -> rule(part, text)).orElse(usual.completion()),
            part.constant("failure", MappingPolicy.Failure.class).orElse(usual.failure()),
            part.constant("unscored", MappingPolicy.Unscored.class).orElse(usual.unscored()),
            part.flag("pendingCountsAsComplete", usual.pendingCountsAsComplete()),
            part.flag("scoreOnComplete", usual.scoreOnComplete()),
            decimals.orElse(usual.scoreDecimals()),
            part.constant("rawScale", MappingPolicy.RawScale.class).orElse(usual.rawScale()),
            part.constant("time", MappingPolicy.TimeSource.class).orElse(usual.time()),
            part.constant("detail", MappingPolicy.Detail.class).orElse(usual.detail()),
            part.constant("exitOnComplete", MappingPolicy.ExitOnComplete.class)
                .orElse(usual.exitOnComplete()),
            part.flag("keepBest", usual.keepBest()),
            mastery.isPresent() ? mastery : usual.masteryPercent(),
            part.duration("waitForScore").orElse(usual.waitForScore()));
    part.end();
    return mapping;
  }

  private static CompletionRule rule(Members part, String text) {
    Optional<CompletionRule> rule =
        text.startsWith(PERCENT) ? percent(text.substring(PERCENT.length())) : plain(text);
    if (rule.isEmpty()) {
      part.wrong(
          "completion",
          "must be completed, passed, completed-and-passed, completed-or-passed, or task-percent:"
              + " and a number from 1 to 100, like task-percent:80");
    }
    return rule.orElse(CompletionRule.COMPLETED);
  }

  private static Optional<CompletionRule> plain(String text) {
    return Asked.constant(text, CompletionRule.Kind.class)
        .filter(kind -> kind != CompletionRule.Kind.TASK_PERCENT)
        .map(kind -> new CompletionRule(kind, OptionalInt.empty()));
  }

  private static Optional<CompletionRule> percent(String number) {
    return Optional.of(number)
        .filter(text -> text.matches("[1-9][0-9]?|100"))
        .map(Integer::parseInt)
        .map(n -> new CompletionRule(CompletionRule.Kind.TASK_PERCENT, OptionalInt.of(n)));
  }

  /** As administrators write it. */
  static String spelt(CompletionRule rule) {
    return rule.percent().isPresent()
        ? PERCENT + rule.percent().getAsInt()
        : Asked.spelt(rule.kind());
  }
}
