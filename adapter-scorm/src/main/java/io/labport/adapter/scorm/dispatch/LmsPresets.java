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
   * Why packages of the flavour are not for the LMS, as the end of a sentence; empty when they are,
   * or nobody knows.
   */
  default Optional<String> unsuitable(String family, Flavour flavour) {
    return Optional.empty();
  }

  /** What is known of the LMS, for people; may be empty. */
  default String note(String family) {
    return "";
  }

  /**
   * What a family needs.
   *
   * @param refusal why SCORM is not for it, and what is instead; empty when it is
   */
  record Preset(Flavour flavour, MappingPolicy mapping, Optional<String> refusal) {}
}
