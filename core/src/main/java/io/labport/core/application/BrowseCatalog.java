package io.labport.core.application;

import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.port.outbound.SkillableLabs;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalog, kept for some minutes; an old one is better than none while Skillable is away. */
final class BrowseCatalog implements LabCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(BrowseCatalog.class);
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final SkillableLabs skillable;
  private final Clock clock;
  private @Nullable List<LabProfile> kept;
  private Instant keptAt = Instant.EPOCH;

  @Inject
  BrowseCatalog(SkillableLabs skillable, Clock clock) {
    this.skillable = skillable;
    this.clock = clock;
  }

  @Override
  public synchronized List<LabProfile> labs() {
    Instant now = clock.instant();
    List<LabProfile> known = kept;
    if (known != null && now.isBefore(keptAt.plus(FRESH))) {
      return known;
    }
    try {
      List<LabProfile> read = List.copyOf(skillable.catalog());
      kept = read;
      keptAt = now;
      return read;
    } catch (SkillableUnavailableException e) {
      if (known == null) {
        throw e;
      }
      LOG.warn("The catalog could not be read ({}); showing that of {}", e.code(), keptAt);
      return known;
    }
  }

  @Override
  public Optional<LabProfile> lab(LabProfileId id) {
    Optional<LabProfile> listed = labs().stream().filter(lab -> lab.id().equals(id)).findFirst();
    // The catalog leaves out what is not finished; a profile can still be asked for by its number.
    return listed.or(() -> skillable.labProfile(id));
  }
}
