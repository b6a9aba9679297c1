package io.labport.core.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Collects {@link LaunchSettings}. Not thread-safe. */
public final class LaunchSettingsBuilder {
  private Optional<Language> language = Optional.empty();
  private Optional<String> instructionsId = Optional.empty();
  private OptionalInt durationMinutes = OptionalInt.empty();
  private OptionalInt lastActivityTimeoutMinutes = OptionalInt.empty();
  private OptionalInt maxActiveLabs = OptionalInt.empty();
  private OptionalInt maxSavedLabs = OptionalInt.empty();
  private Optional<Boolean> canBeMarkedComplete = Optional.empty();
  private OptionalInt regionId = OptionalInt.empty();
  private final List<Integer> roleIds = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();

  LaunchSettingsBuilder() {}

  public LaunchSettingsBuilder language(Language value) {
    language = Optional.of(value);
    return this;
  }

  /** An instruction set; without spaces. */
  public LaunchSettingsBuilder instructionsId(String value) {
    instructionsId = Optional.of(value);
    return this;
  }

  /** 15 to 20160. */
  public LaunchSettingsBuilder durationMinutes(int value) {
    durationMinutes = OptionalInt.of(value);
    return this;
  }

  /** 1 to 20160. */
  public LaunchSettingsBuilder lastActivityTimeoutMinutes(int value) {
    lastActivityTimeoutMinutes = OptionalInt.of(value);
    return this;
  }

  /** At least 1; Skillable caps it by the API consumer's own limit. */
  public LaunchSettingsBuilder maxActiveLabs(int value) {
    maxActiveLabs = OptionalInt.of(value);
    return this;
  }

  /** At least 0; Skillable caps it by the API consumer's own limit. */
  public LaunchSettingsBuilder maxSavedLabs(int value) {
    maxSavedLabs = OptionalInt.of(value);
    return this;
  }

  public LaunchSettingsBuilder canBeMarkedComplete(boolean value) {
    canBeMarkedComplete = Optional.of(value);
    return this;
  }

  /** A delivery region to try; the learner's address locates more reliably. */
  public LaunchSettingsBuilder regionId(int value) {
    regionId = OptionalInt.of(value);
    return this;
  }

  public LaunchSettingsBuilder roleId(int value) {
    roleIds.add(value);
    return this;
  }

  /**
   * A variable that the lab reads as {@code @lab.Variable(name)}; a repeated name replaces the
   * value.
   */
  public LaunchSettingsBuilder variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /**
   * @throws InvalidParameterException naming the first parameter outside its documented range
   */
  public LaunchSettings build() {
    return new LaunchSettings(
        language,
        instructionsId,
        durationMinutes,
        lastActivityTimeoutMinutes,
        maxActiveLabs,
        maxSavedLabs,
        canBeMarkedComplete,
        regionId,
        roleIds,
        variables);
  }
}
