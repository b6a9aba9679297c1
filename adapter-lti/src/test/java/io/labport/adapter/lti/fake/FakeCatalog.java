package io.labport.adapter.lti.fake;

import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.LabCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A catalog with the labs that a test puts in, and out of reach when it says so. */
public final class FakeCatalog implements LabCatalog {
  public final List<LabProfile> labs = new CopyOnWriteArrayList<>();
  public volatile boolean away;

  public FakeCatalog lab(int id, String name, String series) {
    labs.add(
        new LabProfile(
            new LabProfileId(id),
            name,
            Optional.of("N-" + id),
            Optional.of("<p>All about <b>" + name + "</b> &amp; more</p>"),
            Optional.of(series).filter(s -> !s.isEmpty()),
            Optional.of(Duration.ofMinutes(90)),
            List.of("en", "de"),
            List.of("Base-01", "Base-02"),
            true));
    return this;
  }

  @Override
  public List<LabProfile> labs() {
    if (away) {
      throw new SkillableUnavailableException(
          "skillable.timeout", "no answer", true, Optional.empty());
    }
    return List.copyOf(labs);
  }

  @Override
  public Optional<LabProfile> lab(LabProfileId id) {
    return labs().stream().filter(lab -> lab.id().equals(id)).findFirst();
  }
}
