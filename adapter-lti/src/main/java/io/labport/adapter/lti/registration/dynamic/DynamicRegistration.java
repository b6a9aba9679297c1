package io.labport.adapter.lti.registration.dynamic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.RegistrationConfig;
import io.labport.adapter.lti.profile.PlatformProfile;
import io.labport.adapter.lti.registration.Deployments;
import io.labport.adapter.lti.registration.DynamicOrigin;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.Invitations;
import io.labport.adapter.lti.registration.RegistrationChanges;
import io.labport.adapter.lti.registration.RegistrationRefused;
import io.labport.adapter.lti.registration.RegistrationStore;
import io.labport.adapter.lti.registration.StoredRegistration;
import io.labport.adapter.lti.registration.Terms;
import io.labport.core.spi.net.OutboundResponse;
import io.labport.core.spi.store.SecretBox;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers with a platform and keeps what was agreed. */
public final class DynamicRegistration {
  private static final Logger log = LoggerFactory.getLogger(DynamicRegistration.class);

  private final LtiConfig config;
  private final Invitations invitations;
  private final RegistrationStore store;
  private final RegistrationChanges changes;
  private final Deployments deployments;
  private final PlatformChecks checks;
  private final ConfigurationFetch platforms;
  private final ToolConfiguration tool;
  private final ToolDescription self;
  private final SecretBox secrets;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public DynamicRegistration(
      LtiConfig config,
      Invitations invitations,
      RegistrationStore store,
      RegistrationChanges changes,
      Deployments deployments,
      PlatformChecks checks,
      ConfigurationFetch platforms,
      ToolConfiguration tool,
      ToolDescription self,
      SecretBox secrets,
      Clock clock) {
    this.config = config;
    this.invitations = invitations;
    this.store = store;
    this.changes = changes;
    this.deployments = deployments;
    this.checks = checks;
    this.platforms = platforms;
    this.tool = tool;
    this.self = self;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * @param warnings keys of texts
   */
  record Registered(
      StoredRegistration registration,
      Optional<String> deployment,
      PlatformProfile profile,
      List<String> warnings) {}

  /** R1. */
  Invitations.Held invitation(String secret) throws Stopped {
    Optional<Invitations.Held> held =
        invitations.find(secret).filter(found -> invitations.open(found.invitation()));
    if (held.isEmpty() || alreadyMade(held.get())) {
      throw Stopped.invitationInvalid();
    }
    return held.get();
  }

  /** A node may have died after it registered and before it ended its claim. */
  private boolean alreadyMade(Invitations.Held held) {
    return held.invitation().terms().updates().isEmpty()
        && held.invitation().registration().flatMap(store::find).isPresent();
  }

  /**
   * Posts our configuration and stores what comes back. The invitation is claimed before and ended
   * afterwards: used when something was registered; free again when nothing was, because a slip of
   * the platform's should not cost its administrator another request to us.
   */
  Registered register(Invitations.Held held, Drafts.Draft draft) throws Stopped {
    InvitationTerms invited = held.invitation().terms();
    String key = invited.updates().orElseGet(changes::freshKey);
    if (!invitations.claim(held, key)) {
      throw Stopped.invitationInvalid();
    }
    boolean registered = false;
    try {
      PlatformChecks.Checked checked =
          checks.check(draft.configuration(), draft.address(), invited);
      RegistrationAnswer answer = post(checked, draft, key);
      List<String> warnings = new ArrayList<>(checked.warnings());
      PlatformConfiguration platform =
          checks.corrected(
              draft.configuration(), checked.profile(), Optional.of(answer.clientId()), warnings);
      StoredRegistration made = keep(key, invited, platform, checked.profile(), answer);
      registered = true;
      answer.deployment().ifPresent(id -> deployments.agreed(key, id));
      log.info(
          "registration {} with {} (client id {}) was {} by invitation {}",
          key,
          platform.issuer(),
          answer.clientId(),
          invited.updates().isPresent() ? "updated" : "made",
          held.invitation().id());
      return new Registered(
          made, answer.deployment(), checked.profile(), warnings.stream().distinct().toList());
    } finally {
      if (registered) {
        invitations.used(held, key);
      } else {
        invitations.release(held, key);
      }
    }
  }

  private RegistrationAnswer post(PlatformChecks.Checked checked, Drafts.Draft draft, String key)
      throws Stopped {
    PlatformConfiguration platform = checked.platform();
    byte[] document =
        tool.document(platform, checked.profile().registering(), self.addresses(Optional.of(key)));
    OutboundResponse answer =
        platforms.post(platform.registrationEndpoint(), draft.token(), document);
    return RegistrationAnswer.of(
        answer, platforms.object(answer.body()), ToolConfiguration.scopes(platform));
  }

  private StoredRegistration keep(
      String key,
      InvitationTerms invited,
      PlatformConfiguration platform,
      PlatformProfile profile,
      RegistrationAnswer answer)
      throws Stopped {
    Instant now = clock.instant();
    DynamicOrigin origin =
        new DynamicOrigin(
            now,
            platform.accountId(),
            answer.grantedScopes(),
            Optional.of(secrets.seal(answer.raw(), DynamicOrigin.context(key))));
    ObjectNode agreed = agreed(platform, profile, answer);
    try {
      Optional<StoredRegistration> target = checks.target(platform, invited);
      StoredRegistration made;
      if (target.isPresent()) {
        RegistrationConfig terms = Terms.changed(target.get().terms(), agreed, config.allowHttp());
        made = target.get().with(target.get().name(), terms, now).from(origin);
        changes.replace(made);
      } else {
        agreed.put("deployment-policy", named(invited.deploymentPolicy()));
        agreed.put("state", named(invited.state()));
        made =
            new StoredRegistration(
                key,
                invited.name(),
                Terms.read(agreed, config.allowHttp()),
                Optional.of(origin),
                now,
                now,
                0);
        changes.add(made);
      }
      return made;
    } catch (RegistrationRefused e) {
      log.warn("what {} registered cannot be kept: {}", platform.issuer(), e.getMessage());
      throw Stopped.alreadyRegistered(platform.issuer());
    }
  }

  private ObjectNode agreed(
      PlatformConfiguration platform, PlatformProfile profile, RegistrationAnswer answer) {
    ObjectNode terms = json.createObjectNode();
    terms.put("issuer", platform.issuer());
    terms.put("client-id", answer.clientId());
    terms.put("authorization-endpoint", platform.authorizationEndpoint().toString());
    terms.put("token-endpoint", platform.tokenEndpoint().toString());
    terms.put("token-audience", platform.authorizationServer().orElse(null));
    terms.put("jwks-uri", platform.jwksUri().toString());
    terms.put("family", named(profile.family()));
    return terms;
  }

  private static String named(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
