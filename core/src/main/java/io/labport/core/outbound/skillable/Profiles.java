package io.labport.core.outbound.skillable;

import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** From a profile as LabProfile and Catalog describe it to the domain's. */
final class Profiles {
  /** {@code DevelopmentStatusId} of a profile that is complete. */
  private static final int COMPLETE = 10;

  private Profiles() {}

  /**
   * @param series the name of its series, which Catalog lists apart and LabProfile does not tell
   */
  static LabProfile of(ProfileBody body, Optional<String> series) throws Fault {
    int id = (int) Reports.positive(body.id(), "Id");
    List<ProfileBody.InstructionSet> sets =
        body.instructionSets() == null ? List.of() : body.instructionSets();
    return new LabProfile(
        new LabProfileId(id),
        Reports.text(body.name()).orElse("Lab " + id),
        Reports.text(body.number()),
        Reports.text(body.description()),
        series,
        Optional.ofNullable(body.durationMinutes())
            .filter(minutes -> minutes > 0)
            .map(Duration::ofMinutes),
        sets.stream()
            .map(ProfileBody.InstructionSet::language)
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        sets.stream()
            .map(ProfileBody.InstructionSet::id)
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        launchable(body));
  }

  // What is not said does not forbid it: Catalog lists only enabled and finished labs by default.
  private static boolean launchable(ProfileBody body) {
    Integer development = body.developmentStatusId();
    return !Boolean.FALSE.equals(body.enabled())
        && (development == null || development == COMPLETE);
  }
}
