package io.labport.adapter.scorm.dispatch.book;

import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.LabCatalog;
import jakarta.inject.Inject;
import java.util.Optional;

/** Names of labs, from the catalog. */
public final class LabNames {
  static final String UNVERIFIED = "scorm.lab-unverified";

  private final LabCatalog catalog;

  @Inject
  LabNames(LabCatalog catalog) {
    this.catalog = catalog;
  }

  /** Empty, and noted, when there is no such lab or nobody knows. */
  String name(Members part, int profile) {
    try {
      Optional<LabProfile> lab = catalog.lab(new LabProfileId(profile));
      if (lab.isEmpty()) {
        part.wrong(
            "scorm.lab-unknown",
            "lab",
            "must be the number of a lab that Skillable publishes to this API key; it knows no "
                + profile);
      }
      return lab.map(LabProfile::name).map(LabNames::title).orElse("");
    } catch (SkillableUnavailableException e) {
      part.wrong(
          UNVERIFIED,
          "lab",
          profile + " cannot be looked up, because Skillable does not answer; try again later");
      return "";
    }
  }

  /** The name as a title; authors may have written anything. */
  private static String title(String name) {
    String line = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    return line.length() <= TermTexts.LONGEST_TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TermTexts.LONGEST_TITLE / 2));
  }
}
