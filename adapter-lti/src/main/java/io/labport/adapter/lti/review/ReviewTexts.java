package io.labport.adapter.lti.review;

import io.labport.adapter.lti.page.ReviewPage;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.spi.page.Texts;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in the reader's language how runs went. */
final class ReviewTexts {
  private final Texts texts;
  private final Locale language;
  private final DateTimeFormatter times;

  ReviewTexts(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.language = Locale.forLanguageTag(texts.language());
    this.times =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(language)
            .withZone(zone);
  }

  ReviewPage.Run of(LabRun run) {
    List<ReviewPage.Fact> facts = new ArrayList<>();
    Optional<LabResult> result = run.result();
    facts.add(fact("state", state(run.state())));
    facts.add(fact("started", time(result.map(LabResult::startedAt).orElse(run.createdAt()))));
    result.flatMap(LabResult::endedAt).ifPresent(end -> facts.add(fact("ended", time(end))));
    result
        .flatMap(LabResult::score)
        .ifPresent(
            score -> {
              facts.add(fact("score", score(score)));
              score
                  .passed()
                  .ifPresent(
                      p -> facts.add(fact("passed", texts.of(p ? "review.yes" : "review.no"))));
            });
    result.ifPresent(r -> facts.add(fact("tasks", percent(r.taskCompletePercent()))));
    String heading = texts.of("review.attempt", Integer.toString(run.attempt()));
    return new ReviewPage.Run(heading, facts);
  }

  private ReviewPage.Fact fact(String name, String value) {
    return new ReviewPage.Fact(texts.of("review." + name), value);
  }

  private String state(RunState state) {
    return texts.of("review.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private String time(Instant moment) {
    return times.format(moment);
  }

  private String percent(int hundredths) {
    return NumberFormat.getPercentInstance(language).format(hundredths / 100.0);
  }

  private String score(Score score) {
    NumberFormat numbers = NumberFormat.getNumberInstance(language);
    String raw = numbers.format(score.raw());
    return score.max().isPresent()
        ? texts.of("review.score-of", raw, numbers.format(score.max().getAsInt()))
        : raw;
  }
}
