package io.labport.adapter.lti;

import io.labport.adapter.lti.ags.GradeBy;
import io.labport.adapter.lti.ags.GradePosts;
import io.labport.adapter.lti.ags.Incomplete;
import io.labport.adapter.lti.ags.LineItemPolicy;
import io.labport.adapter.lti.ags.ScoreComments;
import io.labport.adapter.lti.ags.Unscored;
import io.labport.adapter.lti.keys.KeySetChoice;
import io.labport.adapter.lti.keys.PastedKeys;
import io.labport.adapter.lti.launch.AnonymousLaunches;
import io.labport.adapter.lti.launch.ClassSource;
import io.labport.adapter.lti.launch.LabSettings;
import io.labport.adapter.lti.registration.DeploymentPolicy;
import io.labport.adapter.lti.registration.IdTokenAlgorithm;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.core.domain.InvalidParameterException;
import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One platform's registration of this tool. */
public record RegistrationConfig(
    @Key(doc = "The platform's issuer, exactly as it sends it") String issuer,
    @Key(doc = "The client id that the platform gave this tool") String clientId,
    @Key(doc = "Where browsers go to be authenticated by the platform") URI authorizationEndpoint,
    @Key(doc = "Where access tokens for the platform's services come from") URI tokenEndpoint,
    @Key(doc = "Audience of token requests, if it is not the token endpoint")
        Optional<String> tokenAudience,
    @Key(doc = "Where the platform publishes its keys") URI jwksUri,
    @Key(doc = "The platform's keys themselves, as a JWK set or in PEM, instead of jwks-uri")
        Optional<String> platformKeys,
    @Key(doc = "Ids of the deployments that may launch") List<String> deployments,
    @Key(doc = "Ids of deployments that must not launch") List<String> blockedDeployments,
    @Key(
            doc =
                "What happens to deployments that are not listed: explicit refuses them, approve"
                    + " notes them for an administrator, auto accepts them",
            byDefault = "explicit")
        DeploymentPolicy deploymentPolicy,
    @Key(doc = "Whether launches are accepted: active, pending or disabled", byDefault = "active")
        RegistrationState state,
    @Key(doc = "Signature algorithms accepted in id tokens; RS256 when none is listed")
        List<IdTokenAlgorithm> idTokenAlgorithms,
    @Key(doc = "Difference of clocks that is tolerated", byDefault = "PT1M") Duration leeway,
    @Key(doc = "How long ago an id token may have been issued", byDefault = "PT1H")
        Duration longestTokenAge,
    @Key(
            doc =
                "The LMS: canvas, moodle, desire2learn, blackboard, sakai, schoology, openedx or"
                    + " generic",
            byDefault = "generic")
        PlatformFamily family,
    @Key(doc = "Demand azp in id tokens for several audiences", byDefault = "true")
        boolean strictAzp,
    @Key(doc = "Refuse a launch whose signed target differs from the login's", byDefault = "true")
        boolean strictTargetLinkUri,
    @Key(
            doc = "What goes to the gradebook: off, final-only or with-progress",
            byDefault = "final-only")
        GradePosts sendGrades,
    @Key(
            doc =
                "What goes to the gradebook for a completed lab without a score: nothing,"
                    + " without-score or full-marks",
            byDefault = "nothing")
        Unscored unscored,
    @Key(
            doc =
                "What goes to the gradebook for a lab that ended before it was completed: nothing"
                    + " or partial-score",
            byDefault = "nothing")
        Incomplete incomplete,
    @Key(doc = "Name the deployment in token requests", byDefault = "true")
        boolean deploymentInTokenRequests,
    @Key(doc = "Send Skillable neither name nor e-mail, and a pseudonymous id", byDefault = "false")
        boolean withholdIdentity,
    @Key(
            doc = "Whether labs join a class made from the course: none or context",
            byDefault = "none")
        ClassSource classFrom,
    @Key(
            doc =
                "What of a completed lab makes the score: exam, completion or tasks; a link may say"
                    + " otherwise with grade_by",
            byDefault = "exam")
        GradeBy gradeBy,
    @Key(
            doc =
                "Which columns of the gradebook are used: find (what is there), create (make one"
                    + " where there is none) or per-activity (one more for each scored activity)",
            byDefault = "find")
        LineItemPolicy lineItems,
    @Key(doc = "What a score's comment tells: none or activities", byDefault = "none")
        ScoreComments comments,
    @Key(doc = "Send grades of the platform's test students too", byDefault = "false")
        boolean gradeTestUsers,
    @Key(
            doc = "Launches that do not say who they are: refuse, or allow without a grade",
            byDefault = "refuse")
        AnonymousLaunches anonymousLaunches,
    @Key(doc = "Audiences that may stand in id tokens beside the client id")
        List<String> trustedAudiences,
    @Key(
            doc = "With whose keys the tool signs: shared, or own for this registration alone",
            byDefault = "shared")
        KeySetChoice keySet,
    @Key(
            doc =
                "Shared secrets of former LTI 1.1 installations, by consumer key, to prove who"
                    + " their users were")
        Map<String, Secret> legacyConsumers,
    @Key(doc = "Settings of labs whose link does not set them, named as a link's parameters")
        Map<String, String> labDefaults) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public RegistrationConfig {
    deployments = List.copyOf(deployments);
    blockedDeployments = List.copyOf(blockedDeployments);
    idTokenAlgorithms =
        idTokenAlgorithms.isEmpty()
            ? List.of(IdTokenAlgorithm.RS256)
            : List.copyOf(idTokenAlgorithms);
    labDefaults = Map.copyOf(labDefaults);
    trustedAudiences = List.copyOf(trustedAudiences);
    legacyConsumers = Map.copyOf(legacyConsumers);
    if (issuer.isBlank()) {
      throw new IllegalArgumentException("issuer must not be blank");
    }
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("client-id must not be blank");
    }
    if (leeway.isNegative() || leeway.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("leeway must be from PT0S to PT10M");
    }
    if (longestTokenAge.compareTo(Duration.ofMinutes(1)) < 0
        || longestTokenAge.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException("longest-token-age must be from PT1M to PT24H");
    }
    if (deployments.stream().anyMatch(id -> id.isBlank() || id.length() > 255)) {
      throw new IllegalArgumentException("deployments: an id has 1 to 255 characters");
    }
    platformKeys.ifPresent(PastedKeys::parse);
    try {
      LabSettings.parse(labDefaults);
    } catch (InvalidParameterException e) {
      throw new IllegalArgumentException("lab-defaults: " + e.getMessage(), e);
    }
  }

  /** What can only be judged together with the adapter's configuration. */
  void check(String key, boolean allowHttp) {
    requireWeb(key + ".authorization-endpoint", authorizationEndpoint, allowHttp);
    requireWeb(key + ".token-endpoint", tokenEndpoint, allowHttp);
    requireWeb(key + ".jwks-uri", jwksUri, allowHttp);
  }

  static void requireWeb(String key, URI address, boolean allowHttp) {
    String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
    if (host.isEmpty() || address.getRawFragment() != null || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          key
              + ": must be an absolute address without user and fragment, like https://lms.example");
    }
    boolean http = scheme.equals("http") && allowHttp && LOOPBACK.contains(host);
    if (!scheme.equals("https") && !http) {
      throw new IllegalArgumentException(
          key + ": must be https (http only for a loopback host and with allow-http: true)");
    }
  }
}
