package io.labport.adapter.scorm.dispatch;

import java.util.List;
import java.util.Optional;

/** Where no profiles of LMSs are installed. */
public final class NoPresets implements LmsPresets {

  @Override
  public Optional<Preset> preset(String family) {
    return Optional.empty();
  }

  @Override
  public List<String> families() {
    return List.of();
  }
}
