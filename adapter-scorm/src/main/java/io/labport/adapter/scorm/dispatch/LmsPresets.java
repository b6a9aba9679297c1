package io.labport.adapter.scorm.dispatch;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
   * @param product as people call it
   * @param flavour the package to make
   * @param imports the flavours that it imports; empty when that is not known
   * @param mapping what to report
   * @param refusal why SCORM is not for it, and what is instead; empty when it is
   * @param note what is known of it
   */
  record Preset(
      String product,
      Flavour flavour,
      Set<Flavour> imports,
      MappingPolicy mapping,
      Optional<String> refusal,
      String note) {
    public Preset {
      imports = Set.copyOf(imports);
    }
  }
}
