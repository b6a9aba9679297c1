package io.labport.adapter.lti.ags;

import io.labport.core.domain.ActivityResult;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An activity's result as we keep it.
 *
 * @param max null when it is not known
 */
record Activity(
    String id,
    String name,
    boolean scored,
    BigDecimal score,
    @Nullable BigDecimal max,
    boolean passed) {
  static Activity of(ActivityResult result) {
    return new Activity(
        result.id(),
        result.name(),
        result.scored(),
        result.score(),
        result.max().orElse(null),
        result.passed());
  }

  /** What people read. */
  String title() {
    String plain = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    String given = plain.isEmpty() ? "Activity " + id : plain;
    return given.length() <= 100 ? given : given.substring(0, 99) + "…";
  }

  /** In ids of documents and columns: numbers, as Skillable has them, stay as they are. */
  String key() {
    return id.replaceAll("[^A-Za-z0-9-]", "-");
  }
}
