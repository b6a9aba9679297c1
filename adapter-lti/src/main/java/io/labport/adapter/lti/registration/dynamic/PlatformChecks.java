package io.labport.adapter.lti.registration.dynamic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.profile.PlatformProfile;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.RegistrationStore;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.registration.StoredRegistration;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a platform's configuration may be trusted, and for this invitation (R4 to R7). */
public final class PlatformChecks {
  private final LtiConfig config;
  private final Profiles profiles;
  private final Registrations registrations;
  private final RegistrationStore store;

  @Inject
  public PlatformChecks(
      LtiConfig config, Profiles profiles, Registrations registrations, RegistrationStore store) {
    this.config = config;
    this.profiles = profiles;
    this.registrations = registrations;
    this.store = store;
  }

  /**
   * @param warnings keys of texts
   */
  record Checked(PlatformConfiguration platform, PlatformProfile profile, List<String> warnings) {}

  /**
   * @param address where the configuration was found
   */
  Checked check(ObjectNode document, URI address, InvitationTerms invited) throws Stopped {
    List<String> warnings = new ArrayList<>();
    PlatformProfile profile =
        profiles.of(
            profiles.familyOf(
                PlatformConfiguration.of(document, config.allowHttp()).productFamily()));
    PlatformConfiguration platform = corrected(document, profile, Optional.empty(), warnings);
    if (invited.family().filter(family -> family != profile.family()).isPresent()) {
      throw Stopped.familyMismatch(profile.name());
    }
    issuer(platform, address, invited);
    supported(platform, warnings);
    target(platform, invited);
    return new Checked(platform, profile, List.copyOf(warnings));
  }

  /** With what we know better about the LMS; each difference is a warning. */
  PlatformConfiguration corrected(
      ObjectNode document,
      PlatformProfile profile,
      Optional<String> clientId,
      List<String> warnings)
      throws Stopped {
    ObjectNode better = document.deepCopy();
    Map<String, String> right =
        profile.registering().corrections(document.path("issuer").asText(), clientId);
    right.forEach(
        (member, value) -> {
          if (!document.path(member).asText().equals(value)) {
            better.put(member, value);
            warnings.add("lti.register.corrected");
          }
        });
    return PlatformConfiguration.of(better, config.allowHttp());
  }

  /**
   * R5. Who may speak for an issuer that lies elsewhere, only our administrator can know; naming
   * the issuer in the invitation says so beforehand.
   */
  private void issuer(PlatformConfiguration platform, URI address, InvitationTerms invited)
      throws Stopped {
    if (invited.issuer().isPresent()) {
      if (!invited.issuer().get().equals(platform.issuer())) {
        throw Stopped.issuerMismatch(platform.issuer());
      }
      return;
    }
    String host = URI.create(platform.issuer()).getHost();
    if (!host.equalsIgnoreCase(address.getHost()) && !profiles.oneMaker(host, address.getHost())) {
      throw Stopped.issuerMismatch(platform.issuer());
    }
  }

  /** R6. */
  private static void supported(PlatformConfiguration platform, List<String> warnings)
      throws Stopped {
    if (platform.algorithms().isEmpty() || platform.responseTypes().isEmpty()) {
      warnings.add("lti.register.unsaid");
    }
    if (!platform.algorithms().isEmpty() && !platform.algorithms().contains("RS256")) {
      throw Stopped.unsupported("RS256");
    }
    if (!platform.responseTypes().isEmpty() && !platform.responseTypes().contains("id_token")) {
      throw Stopped.unsupported("id_token");
    }
  }

  /** R7: the registration to bring up to date; empty for a new one. */
  Optional<StoredRegistration> target(PlatformConfiguration platform, InvitationTerms invited)
      throws Stopped {
    if (invited.updates().isEmpty()) {
      refuseTwin(platform, invited.name());
      return Optional.empty();
    }
    Optional<StoredRegistration> target = store.find(invited.updates().get());
    if (target.isEmpty()) {
      throw Stopped.invitationInvalid();
    }
    if (!target.get().terms().issuer().equals(platform.issuer())) {
      throw Stopped.issuerMismatch(platform.issuer());
    }
    return target;
  }

  private void refuseTwin(PlatformConfiguration platform, String account) throws Stopped {
    for (StoredRegistration each : store.ofIssuer(platform.issuer())) {
      boolean sameId =
          platform.accountId().isPresent()
              && each.origin().flatMap(origin -> origin.account()).equals(platform.accountId());
      if (sameId || each.name().strip().equalsIgnoreCase(account.strip())) {
        throw Stopped.alreadyRegistered(each.key());
      }
    }
    // An issuer that a maker shares among all customers says nothing about the account.
    String host = URI.create(platform.issuer()).getHost();
    for (Registration each : registrations.configured()) {
      if (each.issuer().equals(platform.issuer()) && !profiles.oneMaker(host, host)) {
        throw Stopped.alreadyRegistered(each.key());
      }
    }
  }
}
