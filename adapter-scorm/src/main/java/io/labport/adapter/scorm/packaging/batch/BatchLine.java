package io.labport.adapter.scorm.packaging.batch;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.lms.LmsFamily;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A right line of the table: a dispatch to be issued.
 *
 * @param number of the line in the file, from 1
 * @param labs numbers at Skillable, in the order of the course
 * @param title of the package
 * @param lms which decides how results are reported
 * @param flavour as written, or as the LMS needs it
 * @param tenant the installation's usual one when absent
 * @param language of SCO and lab
 * @param notAfter the last moment
 * @param registrations how many learners
 */
public record BatchLine(
    long number,
    List<Integer> labs,
    String title,
    Optional<LmsFamily> lms,
    Flavour flavour,
    Optional<String> tenant,
    Optional<String> language,
    Optional<Instant> notAfter,
    OptionalInt registrations) {

  public BatchLine {
    labs = List.copyOf(labs);
  }
}
