package io.labport.core.domain;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The documented limits of Launch's parameters (Skillable Lab API v3, Launch, query parameters).
 */
final class LaunchSettingRules {
  private static final int LONGEST_MINUTES = 20_160;

  private LaunchSettingRules() {}

  static void check(
      Optional<String> instructionsId,
      OptionalInt durationMinutes,
      OptionalInt lastActivityTimeoutMinutes,
      OptionalInt maxActiveLabs,
      OptionalInt maxSavedLabs,
      OptionalInt regionId,
      Map<String, String> variables) {
    instructionsId.ifPresent(
        id -> {
          if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidParameterException(
                "instructionsId", "must not be empty or contain spaces, for example Base-01");
          }
        });
    within("durationMinutes", durationMinutes, 15, LONGEST_MINUTES);
    within("lastActivityTimeoutMinutes", lastActivityTimeoutMinutes, 1, LONGEST_MINUTES);
    within("maxActiveLabs", maxActiveLabs, 1, Integer.MAX_VALUE);
    within("maxSavedLabs", maxSavedLabs, 0, Integer.MAX_VALUE);
    within("regionId", regionId, 1, Integer.MAX_VALUE);
    variables.forEach(LaunchSettingRules::checkVariable);
  }

  private static void checkVariable(String name, String value) {
    if (name.isBlank()
        || name.chars().anyMatch(c -> Character.isWhitespace(c) || c == '=' || c == '&')) {
      throw new InvalidParameterException(
          "variable-" + name, "a variable's name must not be empty or contain spaces, = or &");
    }
  }

  private static void within(String parameter, OptionalInt value, int least, int most) {
    if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > most)) {
      String range =
          most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
      throw new InvalidParameterException(
          parameter, "must be " + range + ", not " + value.getAsInt());
    }
  }
}
