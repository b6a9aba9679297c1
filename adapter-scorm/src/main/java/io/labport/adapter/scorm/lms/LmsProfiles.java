package io.labport.adapter.scorm.lms;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.dispatch.LmsPresets;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The advice for LMSs, as dispatches take it. */
public final class LmsProfiles implements LmsPresets {

  @Inject
  public LmsProfiles() {}

  @Override
  public Optional<Preset> preset(String family) {
    return LmsFamily.ofId(family).map(LmsProfiles::preset);
  }

  @Override
  public List<String> families() {
    return Arrays.stream(LmsFamily.values()).map(LmsFamily::id).toList();
  }

  private static Preset preset(LmsFamily family) {
    LmsAdvice advice = family.advice();
    return new Preset(
        family.product(),
        advice.flavour().orElse(Flavour.SCORM_12),
        advice.imports(),
        advice.mapping().applyTo(MappingPolicy.DEFAULT),
        advice.flavour().isPresent() ? Optional.empty() : Optional.of(advice.note()),
        advice.note());
  }
}
