package io.labport.adapter.lti.deeplink;

import io.labport.core.domain.LabProfile;
import io.labport.core.domain.Language;
import io.labport.core.spi.page.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be entered for a lab, and what it means. */
final class PickRules {
  static final List<String> GRADE_BY = List.of("exam", "completion", "tasks");

  private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(100_000);

  private final Texts texts;
  private final Session session;

  PickRules(Texts texts, Session session) {
    this.texts = texts;
    this.session = session;
  }

  /** By the id of the field, in the order of the page; empty when all is well. */
  Map<String, String> errors() {
    Map<String, String> errors = new LinkedHashMap<>();
    boolean content = session.settings().isPresent();
    boolean dated =
        session.picking().picks().stream()
            .anyMatch(p -> !(p.from() + p.until() + p.due()).isEmpty());
    for (Pick pick : session.picking().picks()) {
      if (content && session.settings().orElseThrow().columns()) {
        points(pick, errors);
      }
      if (content) {
        dates(pick, errors);
      }
    }
    if (content && dated && zone(session.picking().zone()).isEmpty()) {
      errors.put("zone", texts.of("picker.error.zone"));
    }
    return errors;
  }

  private void points(Pick pick, Map<String, String> errors) {
    if (pick.column() && points(pick).isEmpty()) {
      errors.put(pick.field("points"), texts.of("picker.error.points"));
    }
  }

  private void dates(Pick pick, Map<String, String> errors) {
    String[][] fields = {{"from", pick.from()}, {"until", pick.until()}, {"due", pick.due()}};
    for (String[] field : fields) {
      if (!field[1].isEmpty() && moment(field[1]).isEmpty()) {
        errors.put(pick.field(field[0]), texts.of("picker.error.date"));
      }
    }
    Optional<LocalDateTime> from = moment(pick.from());
    if (before(moment(pick.until()), from)) {
      errors.put(pick.field("until"), texts.of("picker.error.order"));
    }
    if (before(moment(pick.due()), from)) {
      errors.put(pick.field("due"), texts.of("picker.error.order"));
    }
  }

  private static boolean before(Optional<LocalDateTime> end, Optional<LocalDateTime> start) {
    return end.isPresent() && start.isPresent() && !end.get().isAfter(start.get());
  }

  /** More than nothing, with at most two decimals; a comma is as good as a point. */
  static Optional<BigDecimal> points(Pick pick) {
    try {
      BigDecimal points = new BigDecimal(pick.points().replace(',', '.')).stripTrailingZeros();
      boolean good =
          points.signum() > 0 && points.compareTo(MOST_POINTS) <= 0 && points.scale() <= 2;
      return good ? Optional.of(points) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** As browsers send {@code datetime-local}. */
  static Optional<LocalDateTime> moment(String typed) {
    try {
      return typed.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(typed.replace(' ', 'T')));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static Optional<ZoneId> zone(String typed) {
    try {
      return Optional.of(ZoneId.of(typed));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What links of the lab carry besides its number; what the lab does not have is left out. */
  static Map<String, String> settings(Pick pick, LabProfile lab) {
    Map<String, String> settings = new LinkedHashMap<>();
    DetailsPage.languages(lab).stream()
        .map(Language::code)
        .filter(pick.language()::equals)
        .findFirst()
        .ifPresent(code -> settings.put("language", code));
    DetailsPage.instructions(lab).stream()
        .filter(pick.instructions()::equals)
        .findFirst()
        .ifPresent(id -> settings.put("instructions_id", id));
    if (GRADE_BY.contains(pick.gradeBy())) {
      settings.put("grade_by", pick.gradeBy());
    }
    return settings;
  }
}
