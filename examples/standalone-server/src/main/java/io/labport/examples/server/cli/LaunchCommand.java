package io.labport.examples.server.cli;

import io.labport.core.domain.InvalidParameterException;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.Language;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.LaunchSettingsBuilder;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.LaunchAnswer;
import io.labport.core.port.outbound.SkillableLabs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code labport launch}: Skillable Lab API v3, Launch, with every documented parameter under its
 * own name.
 */
@Command(
    name = "launch",
    description =
        "Launches a lab for a user, directly at Skillable. The address it prints opens the lab once, within 60 seconds.")
final class LaunchCommand extends SkillableCommand {
  private static final int LONGEST_USER_ID = 512;

  @Option(names = "--labid", required = true, description = "The lab profile, for example 100.")
  int labId;

  @Option(names = "--userid", required = true, description = "Our id for the user.")
  String userId = "";

  @Option(names = "--firstname", description = "First name.")
  @Nullable String firstName;

  @Option(names = "--lastname", description = "Last name.")
  @Nullable String lastName;

  @Option(names = "--email", description = "E-mail address.")
  @Nullable String email;

  @Option(names = "--classId", description = "Our id of the class.")
  @Nullable String classId;

  @Option(
      names = "--canBeMarkedComplete",
      description = "Whether the student may mark the lab complete: 1 yes, 2 no.")
  @Nullable Integer canBeMarkedComplete;

  @Option(names = "--tag", description = "Free data kept on the instance.")
  @Nullable String tag;

  @Option(names = "--ipAddress", description = "The learner's own address, IPv4 or IPv6.")
  @Nullable String ipAddress;

  @Option(names = "--regionId", description = "A delivery region to try.")
  @Nullable Integer regionId;

  @Option(names = "--roleId", description = "A role for the user; may be repeated.")
  List<Integer> roleIds = List.of();

  @Option(
      names = "--variable",
      paramLabel = "NAME=VALUE",
      description = "A variable that the lab reads; may be repeated.")
  Map<String, String> variables = new LinkedHashMap<>();

  @Option(names = "--maxSavedLabs", description = "How many labs the user may keep saved.")
  @Nullable Integer maxSavedLabs;

  @Option(names = "--maxActiveLabs", description = "How many labs the user may run at once.")
  @Nullable Integer maxActiveLabs;

  @Option(
      names = "--lang",
      description = "Language: en, es, fr, de, pt, ja, zh-hans, zh-hant or ko.")
  @Nullable String lang;

  @Option(names = "--instructionsId", description = "Instruction set; without spaces.")
  @Nullable String instructionsId;

  @Option(names = "--durationMinutes", description = "Length of the lab, 15 to 20160.")
  @Nullable Integer durationMinutes;

  @Option(
      names = "--lastActivityTimeoutMinutes",
      description = "How long the lab may stand idle, 1 to 20160.")
  @Nullable Integer lastActivityTimeoutMinutes;

  @Override
  int run(SkillableLabs labs) {
    LaunchAnswer answer = labs.launch(command());
    if (answer instanceof LaunchAnswer.Accepted accepted) {
      print(
          new Printout()
              .add("Result", 1)
              .add("Url", accepted.oneTimeUrl().toString())
              .add("LabInstanceId", accepted.instance().value())
              .add("Expires", accepted.expires().map(expires -> expires.getEpochSecond()))
              .add("EstimatedReadySeconds", accepted.readyIn().map(ready -> ready.toSeconds())));
      return ExitCodes.OK;
    }
    if (answer instanceof LaunchAnswer.Deferred deferred) {
      print(
          new Printout()
              .add("Result", deferred.code())
              .add("Url", deferred.oneTimeUrl().toString()));
      return ExitCodes.OK;
    }
    if (answer instanceof LaunchAnswer.Rejected rejected) {
      print(new Printout().add("Result", rejected.code()).add("Error", rejected.error()));
      return refused(
          "Skillable refused the launch with code "
              + rejected.code()
              + rejected.error().map(error -> ": " + error).orElse(""));
    }
    if (answer instanceof LaunchAnswer.Unknown unknown) {
      return outcomeUnknown(
          "The launch was sent and its answer lost ("
              + unknown.cause()
              + "). A lab may be starting: look at the user's labs before launching again.");
    }
    return answer instanceof LaunchAnswer.NotSent notSent
        ? nothingSent(notSent.cause())
        : notAccepted(((LaunchAnswer.NotAccepted) answer).cause());
  }

  private io.labport.core.port.outbound.LaunchCommand command() {
    if (labId < 1) {
      throw new InvalidParameterException("labid", "must be at least 1, not " + labId);
    }
    if (userId.isBlank() || userId.length() > LONGEST_USER_ID) {
      throw new InvalidParameterException(
          "userid", "must have from 1 to " + LONGEST_USER_ID + " characters");
    }
    return new io.labport.core.port.outbound.LaunchCommand(
        new LabProfileId(labId),
        new SkillableUserId(userId),
        Optional.ofNullable(firstName),
        Optional.ofNullable(lastName),
        Optional.ofNullable(email),
        Optional.ofNullable(classId),
        Optional.ofNullable(tag),
        Optional.ofNullable(ipAddress),
        settings());
  }

  private LaunchSettings settings() {
    LaunchSettingsBuilder settings = LaunchSettings.builder();
    if (lang != null) {
      settings.language(
          Language.ofCode(lang)
              .orElseThrow(
                  () ->
                      new InvalidParameterException("lang", "must be one of " + Language.codes())));
    }
    if (canBeMarkedComplete != null) {
      if (canBeMarkedComplete != 1 && canBeMarkedComplete != 2) {
        throw new InvalidParameterException("canBeMarkedComplete", "must be 1 (yes) or 2 (no)");
      }
      settings.canBeMarkedComplete(canBeMarkedComplete == 1);
    }
    if (instructionsId != null) {
      settings.instructionsId(instructionsId);
    }
    if (durationMinutes != null) {
      settings.durationMinutes(durationMinutes);
    }
    if (lastActivityTimeoutMinutes != null) {
      settings.lastActivityTimeoutMinutes(lastActivityTimeoutMinutes);
    }
    if (maxActiveLabs != null) {
      settings.maxActiveLabs(maxActiveLabs);
    }
    if (maxSavedLabs != null) {
      settings.maxSavedLabs(maxSavedLabs);
    }
    if (regionId != null) {
      settings.regionId(regionId);
    }
    roleIds.forEach(settings::roleId);
    variables.forEach(settings::variable);
    return settings.build();
  }
}
