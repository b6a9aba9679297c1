package io.labport.adapter.scorm.packaging.batch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of the table. */
public enum BatchColumn {
  /** One number, or several with semicolons or spaces between for a course. */
  LAB,
  TITLE,
  /** The LMS. */
  FOR,
  FLAVOUR,
  TENANT,
  LANGUAGE,
  NOT_AFTER,
  REGISTRATIONS;

  /** As the first line spells it, for example {@code not-after}. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<BatchColumn> of(String heading) {
    String wanted = heading.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> each.spelling().equals(wanted)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(BatchColumn::spelling).collect(Collectors.joining(", "));
  }
}
