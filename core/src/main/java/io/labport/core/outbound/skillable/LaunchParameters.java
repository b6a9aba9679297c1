package io.labport.core.outbound.skillable;

import io.labport.core.domain.Language;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.port.outbound.LaunchCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The query of a Launch, each parameter spelled and placed as on its page (Skillable Lab API v3,
 * Launch); what is absent or blank is not sent, so that Skillable's default holds.
 */
final class LaunchParameters {
  private final Map<String, Object> query = new LinkedHashMap<>();

  private LaunchParameters() {}

  static Map<String, Object> of(LaunchCommand command) {
    LaunchParameters parameters = new LaunchParameters();
    parameters.add(command);
    return parameters.query;
  }

  private void add(LaunchCommand command) {
    LaunchSettings settings = command.settings();
    query.put("labid", command.lab().value());
    query.put("userid", Encoded.of(command.user().value()));
    text("firstname", command.firstName());
    text("lastname", command.lastName());
    text("email", command.email());
    text("classId", command.classId());
    // 1 is true and 2 is false: not 0.
    settings
        .canBeMarkedComplete()
        .ifPresent(allowed -> query.put("canBeMarkedComplete", allowed ? 1 : 2));
    text("tag", command.tag());
    text("ipAddress", command.ipAddress());
    number("regionId", settings.regionId());
    if (!settings.roleIds().isEmpty()) {
      query.put("roleId", List.copyOf(settings.roleIds()));
    }
    settings
        .variables()
        .forEach(
            (name, value) ->
                query.put(Encoded.of("variable-" + name).toString(), Encoded.of(value)));
    number("maxSavedLabs", settings.maxSavedLabs());
    number("maxActiveLabs", settings.maxActiveLabs());
    text("lang", settings.language().map(Language::code));
    text("instructionsId", settings.instructionsId());
    number("durationMinutes", settings.durationMinutes());
    number("lastActivityTimeoutMinutes", settings.lastActivityTimeoutMinutes());
  }

  private void text(String name, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(text -> query.put(name, Encoded.of(text)));
  }

  private void number(String name, OptionalInt value) {
    value.ifPresent(number -> query.put(name, number));
  }
}
