package io.labport.core.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A lab as the catalog offers it.
 *
 * @param id its number
 * @param name for people
 * @param number the author's own code
 * @param description may hold HTML: escape or sanitise it
 * @param series the series it is in
 * @param duration how long an instance may run
 * @param languages of its instruction sets, as Skillable spells them
 * @param instructionSets the ids that {@code instructionsId} accepts
 * @param launchable whether it is enabled and its development complete
 */
public record LabProfile(
    LabProfileId id,
    String name,
    Optional<String> number,
    Optional<String> description,
    Optional<String> series,
    Optional<Duration> duration,
    List<String> languages,
    List<String> instructionSets,
    boolean launchable) {
  public LabProfile {
    languages = List.copyOf(languages);
    instructionSets = List.copyOf(instructionSets);
  }
}
