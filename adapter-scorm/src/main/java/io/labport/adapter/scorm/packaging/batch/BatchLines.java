package io.labport.adapter.scorm.packaging.batch;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.lms.LmsFamily;
import io.labport.core.domain.Language;
import io.labport.core.spi.admin.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Takes lines of a table for what they say; what is wrong about one is told all at once. */
final class BatchLines {
  private static final int MOST_LABS = 100;

  private final BatchTable.Line line;
  private final List<BatchError> errors = new ArrayList<>();

  private BatchLines(BatchTable.Line line) {
    this.line = line;
  }

  /** The line; empty when something is wrong, which has been added to the errors. */
  static Optional<BatchLine> read(BatchTable.Line line, List<BatchError> errors) {
    BatchLines reading = new BatchLines(line);
    BatchLine read = reading.read();
    errors.addAll(reading.errors);
    return reading.errors.isEmpty() ? Optional.of(read) : Optional.empty();
  }

  private BatchLine read() {
    Optional<LmsFamily> lms = lms();
    String title = line.cell(BatchColumn.TITLE).orElse("");
    if (title.isEmpty()) {
      wrong(BatchColumn.TITLE, "is missing");
    }
    return new BatchLine(
        line.number(),
        labs(),
        title,
        lms,
        flavour(lms),
        line.cell(BatchColumn.TENANT),
        language(),
        notAfter(),
        registrations());
  }

  private List<Integer> labs() {
    String text = line.cell(BatchColumn.LAB).orElse("");
    if (!text.matches("[0-9]{1,9}([; ]+[0-9]{1,9})*")) {
      wrong(
          BatchColumn.LAB,
          "must be the number of a lab, or several with semicolons or spaces between for a course");
      return List.of();
    }
    List<Integer> labs = Arrays.stream(text.split("[; ]+")).map(Integer::valueOf).toList();
    if (labs.contains(0) || labs.size() > MOST_LABS) {
      wrong(BatchColumn.LAB, "must be numbers from 1, at most " + MOST_LABS);
    }
    return labs;
  }

  private Optional<LmsFamily> lms() {
    Optional<String> text = line.cell(BatchColumn.FOR);
    Optional<LmsFamily> family = text.flatMap(LmsFamily::ofId);
    if (text.isPresent() && family.isEmpty()) {
      wrong(
          BatchColumn.FOR,
          "must be one of "
              + Arrays.stream(LmsFamily.values())
                  .map(LmsFamily::id)
                  .collect(Collectors.joining(", ")));
    }
    if (family.isPresent() && family.get().advice().flavour().isEmpty()) {
      wrong(BatchColumn.FOR, "has no package: " + family.get().advice().note());
    }
    return family;
  }

  private Flavour flavour(Optional<LmsFamily> lms) {
    Optional<String> text = line.cell(BatchColumn.FLAVOUR);
    Optional<Flavour> written = text.flatMap(name -> Asked.constant(name, Flavour.class));
    if (text.isPresent() && written.isEmpty()) {
      wrong(BatchColumn.FLAVOUR, "must be one of " + Asked.all(Flavour.class));
    }
    if (written.isPresent()
        && lms.isPresent()
        && lms.get().advice().flavour().isPresent()
        && !lms.get().advice().allows(written.get())) {
      wrong(
          BatchColumn.FLAVOUR,
          "is nothing that " + lms.get().product() + " imports: " + lms.get().advice().note());
    }
    return written
        .or(() -> lms.flatMap(family -> family.advice().flavour()))
        .orElse(Flavour.SCORM_12);
  }

  private Optional<String> language() {
    Optional<String> text = line.cell(BatchColumn.LANGUAGE);
    if (text.isPresent() && Language.ofCode(text.get()).isEmpty()) {
      wrong(BatchColumn.LANGUAGE, "must be one of " + Language.codes());
    }
    return text.flatMap(Language::ofCode).map(Language::code);
  }

  /** A day means its end, wherever the reader is: no learner is shut out on it. */
  private Optional<Instant> notAfter() {
    Optional<String> text = line.cell(BatchColumn.NOT_AFTER);
    try {
      return text.map(
          date ->
              date.contains("T")
                  ? OffsetDateTime.parse(date).toInstant()
                  : LocalDate.parse(date)
                      .plusDays(1)
                      .atStartOfDay(ZoneOffset.ofHours(-12))
                      .toInstant());
    } catch (DateTimeParseException e) {
      wrong(
          BatchColumn.NOT_AFTER,
          "must be a day or a moment, for example 2027-06-30 or 2027-06-30T18:00:00Z");
      return Optional.empty();
    }
  }

  private OptionalInt registrations() {
    Optional<String> text = line.cell(BatchColumn.REGISTRATIONS);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.get().matches("0*[1-9][0-9]{0,8}")) {
      wrong(BatchColumn.REGISTRATIONS, "must be a number from 1 to 999999999");
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }

  private void wrong(BatchColumn column, String rule) {
    errors.add(BatchError.at(line.number(), column, column.spelling() + " " + rule));
  }
}
