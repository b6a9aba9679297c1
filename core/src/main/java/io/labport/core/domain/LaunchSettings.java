package io.labport.core.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a lab link may set for its launches (Skillable Lab API v3, Launch). Everything is optional;
 * what is absent is not sent, so that Skillable's own default holds. Made with {@link #builder()},
 * which checks every documented range.
 *
 * <p>The rule that {@code durationMinutes} is at most 1.5 times the profile's duration needs the
 * profile and is left to Skillable.
 */
public record LaunchSettings(
    Optional<Language> language,
    Optional<String> instructionsId,
    OptionalInt durationMinutes,
    OptionalInt lastActivityTimeoutMinutes,
    OptionalInt maxActiveLabs,
    OptionalInt maxSavedLabs,
    Optional<Boolean> canBeMarkedComplete,
    OptionalInt regionId,
    List<Integer> roleIds,
    Map<String, String> variables) {

  /** Nothing set. */
  public static final LaunchSettings NONE = builder().build();

  public LaunchSettings {
    LaunchSettingRules.check(
        instructionsId,
        durationMinutes,
        lastActivityTimeoutMinutes,
        maxActiveLabs,
        maxSavedLabs,
        regionId,
        variables);
    roleIds = List.copyOf(roleIds);
    variables = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(variables));
  }

  /** The same without a wish for a region. */
  public LaunchSettings withoutRegion() {
    return new LaunchSettings(
        language,
        instructionsId,
        durationMinutes,
        lastActivityTimeoutMinutes,
        maxActiveLabs,
        maxSavedLabs,
        canBeMarkedComplete,
        OptionalInt.empty(),
        roleIds,
        variables);
  }

  public static LaunchSettingsBuilder builder() {
    return new LaunchSettingsBuilder();
  }
}
