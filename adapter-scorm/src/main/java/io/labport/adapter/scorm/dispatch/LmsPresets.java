package io.labport.adapter.scorm.dispatch;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import java.util.List;
import java.util.Optional;

/** What LMSs need, for administrators who name their LMS instead of settings. Thread-safe. */
public interface LmsPresets {

  /**
   * @param family as an administrator writes it
   * @return empty when there is no such family
   */
  Optional<Preset> preset(String family);

  /** The families that there are, as administrators write them. */
  List<String> families();

  /**
   * What a family needs.
   *
   * @param refusal why SCORM is not for it, and what is instead; empty when it is
   */
  record Preset(Flavour flavour, MappingPolicy mapping, Optional<String> refusal) {}
}
