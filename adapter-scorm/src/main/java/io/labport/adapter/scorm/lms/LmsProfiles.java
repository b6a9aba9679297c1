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
    return LmsFamily.ofId(family).map(LmsFamily::advice).map(LmsProfiles::preset);
  }

  @Override
  public List<String> families() {
    return Arrays.stream(LmsFamily.values()).map(LmsFamily::id).toList();
  }

  @Override
  public Optional<String> unsuitable(String family, Flavour flavour) {
    // An LMS that no package is for is refused as a whole, once.
    return LmsFamily.ofId(family)
        .map(LmsFamily::advice)
        .filter(advice -> advice.flavour().isPresent() && !advice.allows(flavour))
        .map(LmsAdvice::note);
  }

  @Override
  public String note(String family) {
    return LmsFamily.ofId(family).map(known -> known.advice().note()).orElse("");
  }

  private static Preset preset(LmsAdvice advice) {
    return new Preset(
        advice.flavour().orElse(Flavour.SCORM_12),
        advice.mapping().applyTo(MappingPolicy.DEFAULT),
        advice.flavour().isPresent() ? Optional.empty() : Optional.of(advice.note()));
  }
}
