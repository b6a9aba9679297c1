package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.sandbox.AnswerShapes.Gap;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Launch: checks the wishes against profile, user and limits, then starts or re-opens a lab. */
final class LaunchCommand implements Command {

  private static final List<String> LANGUAGES =
      List.of("en", "es", "fr", "de", "pt", "ja", "zh-hans", "zh-hant", "ko");
  private static final int MAX_MINUTES = 20_160;
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private final World world;
  private final OneViewUrls urls;

  LaunchCommand(World world, OneViewUrls urls) {
    this.world = world;
    this.urls = urls;
  }

  @Override
  public Answer run(ApiParameters parameters) {
    try {
      return launch(wishes(parameters));
    } catch (ApiParameters.Invalid invalid) {
      return refused(140, invalid.error(), null);
    }
  }

  private Answer launch(LaunchWishes wishes) {
    if (world.limits.deferredLaunches() && mayRunSeveralTimes(wishes) && open(wishes).isPresent()) {
      return refused(160, null, urls.forDeferredLaunch(wishes));
    }
    Outcome outcome = decide(wishes, false);
    if (outcome.lab().isPresent()) {
      return launched(outcome.lab().get());
    }
    if (world.limits.deferredLaunches() && outcome.code() == 2) {
      return refused(2, null, urls.forDeferredLaunch(wishes));
    }
    return refused(outcome.code(), outcome.explanation(), null);
  }

  /** Starts or re-opens a lab, or says why not; if another is wanted, only starts. */
  Outcome decide(LaunchWishes wishes, boolean another) {
    LabProfile profile = world.profiles.get(wishes.labId());
    if (profile == null || !profile.enabled() || !finished(profile)) {
      throw new ApiParameters.Invalid("Lab profile is not available");
    }
    int minutes = minutes(wishes, profile);
    if (!another || !profile.severalPerUser()) {
      Optional<Lab> open = open(wishes);
      if (open.isPresent()) {
        return new Outcome(open, 1, "");
      }
      if (newest(wishes, LabState.SAVING).isPresent()) {
        return no(120, "Lab instance is being saved");
      }
      if (newest(wishes, LabState.SAVED).isPresent()) {
        return no(6, "User has a saved instance of this lab");
      }
    }
    Outcome refusal = refusal(wishes, profile);
    return refusal == null
        ? new Outcome(Optional.of(world.lifecycle().start(wishes, profile, minutes)), 1, "")
        : refusal;
  }

  private boolean finished(LabProfile profile) {
    return profile.developed() || world.limits.anyDevelopmentStatus();
  }

  private boolean mayRunSeveralTimes(LaunchWishes wishes) {
    LabProfile profile = world.profiles.get(wishes.labId());
    return profile != null && profile.severalPerUser();
  }

  private Optional<Lab> open(LaunchWishes wishes) {
    return newest(wishes, LabState.BUILDING, LabState.RUNNING, LabState.RESUMING);
  }

  static Outcome no(int code, String explanation) {
    return new Outcome(Optional.empty(), code, explanation);
  }

  private @Nullable Outcome refusal(LaunchWishes wishes, LabProfile profile) {
    List<Lab> own = world.labsOf(wishes.userId());
    LabClass group = group(wishes);
    if (!profile.securityReviewed()) {
      return no(110, "Lab is awaiting a security review");
    }
    if (atLimit(
        profile.maxPerUser(),
        own.stream().filter(lab -> lab.profile.id() == profile.id()).count())) {
      return no(100, "User has used the allowed number of instances of this lab");
    }
    if (active(own) >= world.limits.active(wishes.maxActiveLabs())) {
      return no(2, "User has too many active labs");
    }
    if (world.limits.consumerMaxActive() != null
        && atLimit(world.limits.consumerMaxActive(), active(world.labs()))) {
      return no(5, "API integration has too many active labs");
    }
    if (profile.maxActive() != null
        && atLimit(
            profile.maxActive(),
            world.labs().stream()
                .filter(lab -> lab.profile.id() == profile.id() && lab.countsAsActive())
                .count())) {
      return no(40, "Lab profile has too many active instances");
    }
    if (group != null && group.maxActive() != null && atLimit(group.maxActive(), activeIn(group))) {
      return no(90, "Class has too many active labs");
    }
    if (profile.sharedEnvironmentRole() == 20 && !sharedEnvironmentRuns(group)) {
      return no(150, "The shared class environment is not available");
    }
    return null;
  }

  private @Nullable LabClass group(LaunchWishes wishes) {
    String classId = wishes.classId();
    if (classId == null) {
      return null;
    }
    LabClass group = world.classes.get(classId);
    if (group == null) {
      throw new ApiParameters.Invalid("Class not found");
    }
    if (group.expires() < world.now().getEpochSecond()) {
      throw new ApiParameters.Invalid("Class has expired");
    }
    return group;
  }

  private boolean sharedEnvironmentRuns(@Nullable LabClass group) {
    return group != null
        && world.labs().stream()
            .anyMatch(
                lab ->
                    lab.profile.sharedEnvironmentRole() == 10
                        && lab.state == LabState.RUNNING
                        && group.id().equals(lab.wishes.classId()));
  }

  private long activeIn(LabClass group) {
    return world.labs().stream()
        .filter(lab -> lab.state.active() && group.id().equals(lab.wishes.classId()))
        .count();
  }

  private static long active(Iterable<Lab> labs) {
    long active = 0;
    for (Lab lab : labs) {
      active += lab.countsAsActive() ? 1 : 0;
    }
    return active;
  }

  private static boolean atLimit(@Nullable Integer limit, long used) {
    return limit != null && used >= limit;
  }

  private Optional<Lab> newest(LaunchWishes wishes, LabState... states) {
    List<LabState> wanted = List.of(states);
    return world.labsOf(wishes.userId()).stream()
        .filter(lab -> lab.profile.id() == wishes.labId() && !lab.foreign)
        .filter(lab -> wanted.contains(lab.state))
        .max(Comparator.comparingLong(lab -> lab.id));
  }

  private int minutes(LaunchWishes wishes, LabProfile profile) {
    Integer asked = wishes.durationMinutes();
    int minutes = asked == null ? profile.durationMinutes() : asked;
    if ((asked != null || wishes.inactivityMinutes() != null)
        && !world.limits.durationCustomizations()) {
      throw new ApiParameters.Invalid("Lab duration customizations are not allowed");
    }
    if (asked != null && asked > profile.durationMinutes() * 3L / 2) {
      throw new ApiParameters.Invalid("Parameter durationMinutes exceeds 1.5 times the lab's time");
    }
    Integer cap = world.limits.maxDurationMinutes();
    return cap == null ? minutes : Math.min(minutes, cap);
  }

  private Answer launched(Lab lab) {
    ObjectNode body = Answer.object();
    body.put("Result", 1).put("Url", urls.forLab(lab.id));
    body.put("LabInstanceId", lab.id).put("Expires", lab.expires.getEpochSecond());
    if (world.shapes.companions()) {
      body.put("ExpiresTime", Epochs.date(lab.expires));
      body.put("EstimatedReadySeconds", (int) world.timings.building().toSeconds());
    }
    return Answer.success(body);
  }

  /** Whether a refusal has Status 0 or 1, and an instance id, is unverified: the shapes decide. */
  Answer refused(int code, @Nullable String error, @Nullable String url) {
    AnswerShapes shapes = world.shapes;
    ObjectNode body = Answer.object().put("Result", code);
    if (url != null) {
      body.put("Url", url);
    } else {
      gap(body, "Url", shapes.refusedUrl());
    }
    gap(body, "LabInstanceId", shapes.refusedInstanceId());
    gap(body, "Expires", shapes.refusedInstanceId());
    return Answer.of(body.put("Status", shapes.refusedStatus()).put("Error", error));
  }

  private static void gap(ObjectNode body, String field, Gap gap) {
    if (gap == Gap.NULL) {
      body.putNull(field);
    } else if (gap == Gap.ZERO) {
      body.put(field, 0);
    }
  }

  static LaunchWishes wishes(ApiParameters parameters) {
    int labId = parameters.requiredInteger("labid");
    String userId = parameters.requiredText("userid");
    Integer complete = parameters.integer("canBeMarkedComplete", 1, 2);
    String lang = parameters.text("lang");
    if (lang != null && !LANGUAGES.contains(lang)) {
      throw new ApiParameters.Invalid("Parameter lang is not a supported language");
    }
    String instructions = parameters.text("instructionsId");
    if (instructions != null && instructions.contains(" ")) {
      throw new ApiParameters.Invalid("Parameter instructionsId must not contain spaces");
    }
    String address = parameters.text("ipAddress");
    if (address != null && !isAddress(address)) {
      throw new ApiParameters.Invalid("Parameter ipAddress is not an IP address");
    }
    return new LaunchWishes(
        labId,
        userId,
        parameters.text("firstname"),
        parameters.text("lastname"),
        parameters.text("email"),
        parameters.text("classId"),
        complete == null || complete == 1,
        parameters.text("tag"),
        address,
        parameters.integer("regionId"),
        parameters.integers("roleId"),
        parameters.variables(),
        parameters.integer("maxSavedLabs", 0, Integer.MAX_VALUE),
        parameters.integer("maxActiveLabs", 0, Integer.MAX_VALUE),
        lang,
        instructions,
        parameters.integer("durationMinutes", 15, MAX_MINUTES),
        parameters.integer("lastActivityTimeoutMinutes", 1, MAX_MINUTES));
  }

  private static boolean isAddress(String text) {
    return IPV4.matcher(text).matches() || (text.contains(":") && IPV6.matcher(text).matches());
  }

  /** A lab, or the code and the words of a refusal. */
  record Outcome(Optional<Lab> lab, int code, String explanation) {}
}
