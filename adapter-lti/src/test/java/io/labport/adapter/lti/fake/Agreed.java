package io.labport.adapter.lti.fake;

import io.labport.adapter.lti.RegistrationConfig;
import io.labport.adapter.lti.ags.GradePosts;
import io.labport.adapter.lti.ags.Incomplete;
import io.labport.adapter.lti.ags.Unscored;
import io.labport.adapter.lti.launch.ClassSource;
import io.labport.adapter.lti.registration.DeploymentPolicy;
import io.labport.adapter.lti.registration.IdTokenAlgorithm;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.RegistrationState;
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

  public Agreed(FakePlatform platform) {
    tokenEndpoint = platform.at("/token");
    jwksUri = platform.at("/jwks");
  }

  public RegistrationConfig config() {
    return new RegistrationConfig(
        issuer,
        clientId,
        authorizationEndpoint,
        tokenEndpoint,
        tokenAudience,
        jwksUri,
        deployments,
        blockedDeployments,
        DeploymentPolicy.EXPLICIT,
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
        labDefaults);
  }
}
