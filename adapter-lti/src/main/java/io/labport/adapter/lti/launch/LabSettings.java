package io.labport.adapter.lti.launch;

import io.labport.core.domain.InvalidParameterException;
import io.labport.core.domain.Language;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.LaunchSettingsBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a link may set for its lab, as custom parameters. */
public final class LabSettings {
  private LabSettings() {}

  /**
   * The settings in the parameters; names that are none are left alone.
   *
   * @throws InvalidParameterException naming the first parameter with a value that Skillable would
   *     refuse
   */
  public static LaunchSettings parse(Map<String, String> parameters) {
    LaunchSettingsBuilder settings = LaunchSettings.builder();
    present(parameters).forEach((name, value) -> apply(name, value, settings));
    return settings.build();
  }

  /**
   * Parameters with a value: a blank one is none, and one that still reads like a variable was not
   * substituted by the platform (LTI Core 1.3, section 6.2).
   */
  static Map<String, String> present(Map<String, String> parameters) {
    Map<String, String> present = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          String text = value.strip();
          if (!text.isEmpty() && !text.matches("\\$[A-Za-z][A-Za-z0-9_.]*")) {
            present.put(name, text);
          }
        });
    return present;
  }

  private static void apply(String name, String value, LaunchSettingsBuilder settings) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "language", "lang" -> settings.language(language(name, value));
      case "instructions_id" -> settings.instructionsId(value);
      case "duration_minutes" -> settings.durationMinutes(number(name, value));
      case "last_activity_timeout_minutes" ->
          settings.lastActivityTimeoutMinutes(number(name, value));
      case "max_active_labs" -> settings.maxActiveLabs(number(name, value));
      case "max_saved_labs" -> settings.maxSavedLabs(number(name, value));
      case "can_be_marked_complete" -> settings.canBeMarkedComplete(truth(name, value));
      case "region_id" -> settings.regionId(number(name, value));
      case "role_ids" -> {
        for (String role : value.split(",", -1)) {
          settings.roleId(number(name, role.strip()));
        }
      }
      default -> variable(name).ifPresent(variable -> settings.variable(variable, value));
    }
  }

  private static Optional<String> variable(String name) {
    for (String prefix : new String[] {"variable_", "var_"}) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        return Optional.of(name.substring(prefix.length()));
      }
    }
    return Optional.empty();
  }

  private static Language language(String name, String value) {
    return Language.ofCode(value)
        .orElseThrow(
            () -> new InvalidParameterException(name, "must be one of " + Language.codes()));
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      InvalidParameterException invalid =
          new InvalidParameterException(name, "must be a whole number");
      invalid.addSuppressed(e);
      throw invalid;
    }
  }

  private static boolean truth(String name, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> throw new InvalidParameterException(name, "must be true or false");
    };
  }
}
