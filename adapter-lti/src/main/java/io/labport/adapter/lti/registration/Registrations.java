package io.labport.adapter.lti.registration;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.validation.Check;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All registrations, and which of them a login request means. */
public final class Registrations {
  private static final Logger log = LoggerFactory.getLogger(Registrations.class);

  private final List<Registration> all;

  @Inject
  public Registrations(LtiConfig config) {
    List<Registration> made = new ArrayList<>();
    config.registrations().forEach((key, agreed) -> made.add(new Registration(key, agreed)));
    this.all = List.copyOf(made);
  }

  /** What a login request means. */
  public sealed interface Selection {}

  /** Exactly this one. */
  public record Selected(Registration registration) implements Selection {}

  /** None, or not a single one: the check that failed says which. */
  public record NotSelected(Check check) implements Selection {}

  public Optional<Registration> byKey(String key) {
    return all.stream().filter(r -> r.key().equals(key)).findFirst();
  }

  /** The registration that a login request means, by what it says of itself. */
  public Selection select(
      Optional<String> pathKey,
      String issuer,
      Optional<String> clientId,
      Optional<String> deploymentId) {
    if (pathKey.isPresent()) {
      return byPath(pathKey.get(), issuer, clientId);
    }
    List<Registration> ofIssuer = ofIssuer(issuer);
    if (clientId.isPresent()) {
      return one(ofIssuer.stream().filter(r -> r.clientId().equals(clientId.get())).toList());
    }
    if (deploymentId.isPresent()) {
      List<Registration> withDeployment =
          ofIssuer.stream()
              .filter(r -> r.agreed().deployments().contains(deploymentId.get()))
              .toList();
      if (withDeployment.size() == 1) {
        return new Selected(withDeployment.get(0));
      }
    }
    List<Registration> active =
        ofIssuer.stream().filter(r -> r.agreed().state() == RegistrationState.ACTIVE).toList();
    return one(active.isEmpty() ? ofIssuer : active);
  }

  private Selection byPath(String key, String issuer, Optional<String> clientId) {
    Optional<Registration> found = byKey(key);
    if (found.isEmpty()) {
      return new NotSelected(Check.LOGIN_REGISTRATION_UNKNOWN);
    }
    Registration registration = found.get();
    boolean agrees =
        (registration.issuer().equals(issuer) || sameButForSlash(registration.issuer(), issuer))
            && clientId.map(registration.clientId()::equals).orElse(true);
    return agrees ? new Selected(registration) : new NotSelected(Check.LOGIN_REGISTRATION_MISMATCH);
  }

  private List<Registration> ofIssuer(String issuer) {
    List<Registration> exact = all.stream().filter(r -> r.issuer().equals(issuer)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    // Only for finding the registration: the token's issuer is compared exactly.
    List<Registration> near =
        all.stream().filter(r -> sameButForSlash(r.issuer(), issuer)).toList();
    if (!near.isEmpty()) {
      log.warn(
          "a login names an issuer that differs from registration {} by a final slash; its launches"
              + " will be refused until the issuer is corrected",
          near.get(0).key());
    }
    return near;
  }

  private static boolean sameButForSlash(String one, String other) {
    return one.equals(other + "/") || other.equals(one + "/");
  }

  private static Selection one(List<Registration> candidates) {
    if (candidates.isEmpty()) {
      return new NotSelected(Check.LOGIN_REGISTRATION_UNKNOWN);
    }
    return candidates.size() == 1
        ? new Selected(candidates.get(0))
        : new NotSelected(Check.LOGIN_REGISTRATION_AMBIGUOUS);
  }
}
