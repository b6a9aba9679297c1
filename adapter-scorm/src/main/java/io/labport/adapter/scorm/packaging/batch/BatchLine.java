package io.labport.adapter.scorm.packaging.batch;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.lms.LmsFamily;
import io.labport.core.spi.admin.Asked;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** As {@code ScormDispatches.create} takes them. */
  Map<String, Object> terms() {
    Map<String, Object> terms = new LinkedHashMap<>();
    tenant.ifPresent(each -> terms.put("tenant", each));
    terms.put("title", title);
    lms.ifPresent(each -> terms.put("for", each.id()));
    terms.put("flavour", Asked.spelt(flavour));
    terms.put("labs", labs.stream().map(each -> Map.of("lab", each)).toList());
    notAfter.ifPresent(each -> terms.put("access", Map.of("notAfter", each.toString())));
    registrations.ifPresent(each -> terms.put("limits", Map.of("registrations", each)));
    language.ifPresent(each -> terms.put("handling", Map.of("language", each)));
    return terms;
  }
}
