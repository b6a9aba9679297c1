package io.labport.adapter.lti.registration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.RegistrationConfig;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Administration on the store. */
public final class Administration implements LtiRegistrations {
  private static final Logger log = LoggerFactory.getLogger(Administration.class);
  private static final int MANY = 1000;

  private final LtiConfig config;
  private final RegistrationStore store;
  private final Registrations registrations;
  private final RegistrationChanges changes;
  private final Deployments deployments;
  private final Invitations invitations;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public Administration(
      LtiConfig config,
      RegistrationStore store,
      Registrations registrations,
      RegistrationChanges changes,
      Deployments deployments,
      Invitations invitations,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.registrations = registrations;
    this.changes = changes;
    this.deployments = deployments;
    this.invitations = invitations;
    this.clock = clock;
  }

  @Override
  public List<RegistrationView> list() {
    List<RegistrationView> all = new ArrayList<>();
    registrations.configured().forEach(each -> all.add(RegistrationView.of(each)));
    Optional<String> after = Optional.empty();
    while (true) {
      List<StoredRegistration> page = store.page(after, MANY);
      page.forEach(each -> all.add(RegistrationView.of(each)));
      if (page.size() < MANY) {
        return List.copyOf(all);
      }
      after = Optional.of(page.get(page.size() - 1).key());
    }
  }

  @Override
  public Optional<RegistrationView> show(String key) {
    return configured(key)
        .map(RegistrationView::of)
        .or(() -> store.find(key).map(RegistrationView::of));
  }

  @Override
  public RegistrationView add(Optional<String> key, String name, Map<String, ?> terms) {
    Instant now = clock.instant();
    StoredRegistration made =
        new StoredRegistration(
            key.orElseGet(changes::freshKey),
            name,
            Terms.read(tree(terms), config.allowHttp()),
            Optional.empty(),
            now,
            now,
            0);
    changes.add(made);
    log.info("registration {} of {} was added", made.key(), made.terms().issuer());
    return RegistrationView.of(made);
  }

  @Override
  public RegistrationView change(String key, Optional<String> name, Map<String, ?> wished) {
    StoredRegistration before = stored(key);
    RegistrationConfig terms = Terms.changed(before.terms(), tree(wished), config.allowHttp());
    StoredRegistration after = before.with(name.orElse(before.name()), terms, clock.instant());
    changes.replace(after);
    log.info("registration {} was changed", key);
    return RegistrationView.of(after);
  }

  @Override
  public RegistrationView enable(String key) {
    return change(key, Optional.empty(), Map.of("state", "active"));
  }

  @Override
  public RegistrationView disable(String key) {
    return change(key, Optional.empty(), Map.of("state", "disabled"));
  }

  @Override
  public void delete(String key) {
    stored(key);
    if (!changes.remove(key)) {
      throw unknown(key);
    }
    log.info("registration {} was deleted", key);
  }

  @Override
  public String exported(String key) {
    RegistrationView found = show(key).orElseThrow(() -> unknown(key));
    // JSON's texts, lists and objects are YAML's as well, so that nothing needs another quoting.
    StringBuilder yaml = new StringBuilder("adapters:\n  lti:\n    registrations:\n      ");
    yaml.append(key).append(":\n");
    String reference =
        "${env:LABPORT_LEGACY_" + key.toUpperCase(Locale.ROOT).replace('-', '_') + "}";
    Terms.unusual(found.terms(), secret -> reference)
        .properties()
        .forEach(
            member ->
                yaml.append("        ")
                    .append(member.getKey())
                    .append(": ")
                    .append(member.getValue())
                    .append('\n'));
    return yaml.toString();
  }

  @Override
  public Invited invite(InvitationTerms terms) {
    terms.updates().ifPresent(this::stored);
    Invited made = invitations.invite(terms);
    log.info(
        "invitation {} was made, valid until {}",
        made.invitation().id(),
        made.invitation().expiresAt());
    return made;
  }

  @Override
  public List<Invitation> invitations() {
    return invitations.all();
  }

  @Override
  public boolean withdraw(String id) {
    return invitations.withdraw(id);
  }

  @Override
  public List<Deployment> deployments(String key) {
    return deployments.of(registrations.byKey(key).orElseThrow(() -> unknown(key)));
  }

  @Override
  public Deployment decide(String key, String deployment, DeploymentState state) {
    if (registrations.byKey(key).isEmpty()) {
      throw unknown(key);
    }
    if (deployment.isBlank() || deployment.length() > 255) {
      throw RegistrationRefused.invalid("id", "must have 1 to 255 characters");
    }
    if (state == DeploymentState.LISTED) {
      throw RegistrationRefused.invalid("state", "must be active, pending or blocked");
    }
    Deployment decided = deployments.decide(key, deployment, state);
    log.info("a deployment of registration {} is {} now", key, state);
    return decided;
  }

  private Optional<Registration> configured(String key) {
    return registrations.configured().stream().filter(r -> r.key().equals(key)).findFirst();
  }

  private StoredRegistration stored(String key) {
    if (configured(key).isPresent()) {
      throw new RegistrationRefused(
          409,
          "lti.registration-configured",
          Optional.empty(),
          "registration " + key + " comes from the configuration; change it there");
    }
    return store.find(key).orElseThrow(() -> unknown(key));
  }

  private static RegistrationRefused unknown(String key) {
    return new RegistrationRefused(
        404,
        "lti.registration-unknown",
        Optional.empty(),
        key.matches(StoredRegistration.KEY)
            ? "there is no registration " + key
            : "there is no such registration");
  }

  private ObjectNode tree(Map<String, ?> members) {
    return json.valueToTree(members);
  }
}
