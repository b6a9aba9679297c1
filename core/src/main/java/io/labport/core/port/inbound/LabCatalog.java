package io.labport.core.port.inbound;

import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import java.util.List;
import java.util.Optional;

/** What labs there are. Thread-safe; answers come from a cache of some minutes. */
public interface LabCatalog {

  /**
   * The labs published to our API consumer.
   *
   * @throws io.labport.core.domain.SkillableUnavailableException when Skillable does not answer and
   *     nothing is cached
   */
  List<LabProfile> labs();

  /**
   * One lab; empty when Skillable does not know it.
   *
   * @throws io.labport.core.domain.SkillableUnavailableException when Skillable does not answer and
   *     nothing is cached
   */
  Optional<LabProfile> lab(LabProfileId id);
}
