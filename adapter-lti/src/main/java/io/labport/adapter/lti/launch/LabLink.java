package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.ags.GradeBinding;
import io.labport.adapter.lti.ags.GradeBy;
import io.labport.adapter.lti.ags.GradePosts;
import io.labport.adapter.lti.ags.Unscored;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.link.ChosenLab;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.domain.Channel;
import io.labport.core.domain.InvalidParameterException;
import io.labport.core.domain.LabClass;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.Learner;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.Tenant;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a validated launch means for a lab: which one, with what settings, for whom. */
final class LabLink {
  /** Long enough for any course; Skillable wants an end. */
  private static final Duration CLASS_LENGTH = Duration.ofDays(366);

  /** {@code labid} is what links made for Skillable's own LTI tool carry. */
  static final List<String> NAMES = List.of("labid", ChosenLab.LAB);

  private final ResourceLinkLaunch launch;

  LabLink(ResourceLinkLaunch launch) {
    this.launch = launch;
  }

  /** Whether the parameters name a lab. */
  static boolean names(Map<String, String> custom) {
    return NAMES.stream().anyMatch(custom::containsKey);
  }

  /**
   * The lab that the link names; empty when it names none.
   *
   * @throws InvalidParameterException when what it names is no number of a lab
   */
  Optional<LabProfileId> lab() {
    for (String name : NAMES) {
      String value = launch.custom().get(name);
      if (value != null) {
        return Optional.of(number(name, value));
      }
    }
    return launch.target().lab().map(value -> number("lab", value));
  }

  /**
   * What to ask the core for.
   *
   * @throws InvalidParameterException naming a custom parameter that Skillable would refuse
   */
  LaunchRequest request(
      LabProfileId lab, Optional<InetAddress> address, Optional<LaunchOrigin> origin, Instant now) {
    boolean withhold = launch.registration().agreed().withholdIdentity();
    LearnerId id = new LearnerId(tenant(), launch.user());
    Learner learner =
        withhold
            ? Learner.anonymous(id)
            : new Learner(id, launch.firstName(), launch.lastName(), launch.email());
    return new LaunchRequest(
        learner,
        lab,
        Channel.LTI,
        launch.contextId().filter(c -> c.length() <= 255),
        settings(),
        labClass(now),
        address,
        origin,
        withhold);
  }

  /** What goes into the gradebook, and where; empty when nothing of this launch may. */
  Optional<GradeBinding> binding() {
    ResourceLinkLaunch.Grading grading = launch.grading();
    boolean wanted =
        launch.roles().graded(launch.registration().agreed().gradeTestUsers())
            && launch.registration().agreed().sendGrades() != GradePosts.OFF
            && grading.scopes().contains(Scopes.SCORE)
            && (grading.lineItem().isPresent() || grading.lineItems().isPresent());
    if (!wanted) {
      return Optional.empty();
    }
    return Optional.of(
        new GradeBinding(
            launch.registration().key(),
            launch.deployment(),
            launch.contextId().orElse(null),
            launch.resourceLink(),
            launch.user(),
            grading.lineItem().orElse(null),
            grading.lineItems().orElse(null),
            grading.scopes(),
            unscored().map(Enum::name).orElse(null),
            gradeBy().map(Enum::name).orElse(null),
            title().isEmpty() ? null : title(),
            launch.targetLinkUri()));
  }

  String title() {
    return launch.title().or(launch::contextTitle).orElse("");
  }

  Tenant tenant() {
    return launch.registration().tenant(launch.deployment());
  }

  /**
   * The link's settings over the registration's, plus what Skillable's own LTI tool offers labs.
   */
  private LaunchSettings settings() {
    Map<String, String> parameters =
        new LinkedHashMap<>(launch.registration().agreed().labDefaults());
    parameters.putAll(launch.custom());
    launch.contextId().ifPresent(v -> parameters.put("variable_LtiContextId", v));
    launch.contextLabel().ifPresent(v -> parameters.put("variable_LtiContextLabel", v));
    launch.contextTitle().ifPresent(v -> parameters.put("variable_LtiContextTitle", v));
    String roles = launch.roles().words();
    if (!roles.isEmpty()) {
      // unverified: whether Skillable's own LTI tool writes LtiRoles as these words or as full
      // addresses of roles, and with which separator; labs written for that tool may expect either.
      parameters.put("variable_LtiRoles", roles);
    }
    return LabSettings.parse(parameters);
  }

  private Optional<Unscored> unscored() {
    return Optional.ofNullable(launch.custom().get("unscored"))
        .map(
            value ->
                Unscored.ofText(value)
                    .orElseThrow(
                        () ->
                            new InvalidParameterException(
                                "unscored", "must be nothing, without_score or full_marks")));
  }

  private Optional<GradeBy> gradeBy() {
    return Optional.ofNullable(launch.custom().get("grade_by"))
        .map(
            value ->
                GradeBy.ofText(value)
                    .orElseThrow(
                        () ->
                            new InvalidParameterException(
                                "grade_by", "must be exam, completion or tasks")));
  }

  private Optional<LabClass> labClass(Instant now) {
    if (launch.registration().agreed().classFrom() == ClassSource.NONE) {
      return Optional.empty();
    }
    return launch
        .contextId()
        .map(
            context -> {
              Instant start = now.truncatedTo(ChronoUnit.DAYS);
              Instant end = start.plus(CLASS_LENGTH);
              return new LabClass(
                  "lti-" + Fingerprint.of(tenant().value() + "|" + Registration.escaped(context)),
                  launch.contextTitle().or(launch::contextLabel).orElse(context),
                  start,
                  end,
                  end,
                  OptionalInt.empty());
            });
  }

  private static LabProfileId number(String name, String value) {
    if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) == 0) {
      throw new InvalidParameterException(
          name, "must be the number of a lab profile, for example 104233");
    }
    return new LabProfileId(Integer.parseInt(value));
  }
}
