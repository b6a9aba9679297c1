package io.labport.adapter.lti.fake;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.RegistrationConfig;
import io.labport.adapter.lti.ToolConfig;
import io.labport.adapter.lti.ags.GradeBy;
import io.labport.adapter.lti.ags.GradePosts;
import io.labport.adapter.lti.ags.Incomplete;
import io.labport.adapter.lti.ags.LineItemPolicy;
import io.labport.adapter.lti.ags.ScoreComments;
import io.labport.adapter.lti.ags.Unscored;
import io.labport.adapter.lti.keys.KeySetChoice;
import io.labport.adapter.lti.launch.AnonymousLaunches;
import io.labport.adapter.lti.launch.ClassSource;
import io.labport.adapter.lti.registration.DeploymentPolicy;
import io.labport.adapter.lti.registration.IdTokenAlgorithm;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.core.spi.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registration with every default, of which a test changes what it is about. */
public final class Agreed {
  public String issuer = "https://lms.example.edu";
  public String clientId = "tool-7f3a";
  public URI authorizationEndpoint = URI.create("https://lms.example.edu/auth");
  public URI tokenEndpoint;
  public Optional<String> tokenAudience = Optional.empty();
  public URI jwksUri;
  public List<String> deployments = List.of("14");
  public List<String> blockedDeployments = List.of("13");
  public RegistrationState state = RegistrationState.ACTIVE;
  public List<IdTokenAlgorithm> algorithms = List.of();
  public PlatformFamily family = PlatformFamily.GENERIC;
  public boolean strictTarget = true;
  public boolean strictAzp = true;
  public GradePosts sendGrades = GradePosts.FINAL_ONLY;
  public Unscored unscored = Unscored.NOTHING;
  public Incomplete incomplete = Incomplete.NOTHING;
  public boolean withholdIdentity;
  public ClassSource classFrom = ClassSource.NONE;
  public Map<String, String> labDefaults = Map.of();
  public DeploymentPolicy deploymentPolicy = DeploymentPolicy.EXPLICIT;
  public Optional<String> platformKeys = Optional.empty();
  public GradeBy gradeBy = GradeBy.EXAM;
  public LineItemPolicy lineItems = LineItemPolicy.FIND;
  public ScoreComments comments = ScoreComments.NONE;
  public boolean gradeTestUsers;
  public AnonymousLaunches anonymous = AnonymousLaunches.REFUSE;
  public List<String> trustedAudiences = List.of();
  public KeySetChoice keySet = KeySetChoice.SHARED;
  public Map<String, Secret> legacyConsumers = Map.of();

  public Agreed(FakePlatform platform) {
    tokenEndpoint = platform.at("/token");
    jwksUri = platform.at("/jwks");
  }

  /** An adapter's configuration with every default but these. */
  public static LtiConfig adapter(
      Map<String, RegistrationConfig> registrations,
      boolean allowHttp,
      int loginsPerAddress,
      int loginsPerRegistration) {
    return new LtiConfig(
        registrations,
        new ToolConfig(
            "Labport",
            "Hands-on labs",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        allowHttp,
        List.of(),
        loginsPerAddress,
        loginsPerRegistration,
        Duration.ofDays(14),
        Optional.empty());
  }

  public RegistrationConfig config() {
    return new RegistrationConfig(
        issuer,
        clientId,
        authorizationEndpoint,
        tokenEndpoint,
        tokenAudience,
        jwksUri,
        platformKeys,
        deployments,
        blockedDeployments,
        deploymentPolicy,
        state,
        algorithms,
        Duration.ofMinutes(1),
        Duration.ofHours(1),
        family,
        strictAzp,
        strictTarget,
        sendGrades,
        unscored,
        incomplete,
        true,
        withholdIdentity,
        classFrom,
        gradeBy,
        lineItems,
        comments,
        gradeTestUsers,
        anonymous,
        trustedAudiences,
        keySet,
        legacyConsumers,
        labDefaults);
  }
}
