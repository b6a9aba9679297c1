package io.labport.adapter.scorm.dispatch.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchRefused.Wrong;
import io.labport.adapter.scorm.dispatch.IssuedDispatch;
import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.dispatch.key.Ids;
import io.labport.adapter.scorm.dispatch.key.TenantKeys;
import io.labport.adapter.scorm.dispatch.limit.Seats;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What administrators do with dispatches. */
public final class Administration implements ScormDispatches {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USUAL_TENANT = "default";
  private static final String TENANT = "[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?";

  private final DispatchDocuments documents;
  private final TermsReader reader;
  private final Origins origins;
  private final TenantKeys keys;
  private final Tenants tenants;
  private final Seats seats;
  private final RegistrationBook registrations;
  private final OperatorEvents events;
  private final ScormConfig config;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  Administration(
      DispatchDocuments documents,
      TermsReader reader,
      Origins origins,
      TenantKeys keys,
      Tenants tenants,
      Seats seats,
      RegistrationBook registrations,
      OperatorEvents events,
      ScormConfig config,
      SecureRandom random,
      Clock clock) {
    this.documents = documents;
    this.reader = reader;
    this.origins = origins;
    this.keys = keys;
    this.tenants = tenants;
    this.seats = seats;
    this.registrations = registrations;
    this.events = events;
    this.config = config;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public IssuedDispatch create(Map<String, ?> given) {
    ObjectNode json = JSON.valueToTree(given);
    List<Wrong> wrong = new ArrayList<>();
    String tenant = tenant(json, wrong);
    Terms terms = reader.read(json, Optional.empty(), wrong);
    // Before there is a dispatch, so that nothing is ever derived from a key that rolls back.
    keys.prepare(tenant);
    return documents.add(
        new Dispatch(
            Ids.draw(random),
            tenant,
            terms.title(),
            terms.flavour(),
            terms.labs(),
            Dispatch.State.ENABLED,
            terms.access(),
            terms.limits(),
            terms.handling(),
            terms.mapping(),
            1,
            List.of(),
            clock.instant()));
  }

  private static String tenant(ObjectNode json, List<Wrong> wrong) {
    JsonNode tenant = json.remove("tenant");
    if (tenant == null || tenant.isNull()) {
      return USUAL_TENANT;
    }
    if (!tenant.isTextual() || !tenant.textValue().matches(TENANT)) {
      wrong.add(
          new Wrong(
              Members.INVALID,
              Optional.of("tenant"),
              "tenant must have 1 to 60 lower-case letters, digits and hyphens"));
    }
    return tenant.asText();
  }

  @Override
  public List<IssuedDispatch> list(Optional<String> after, int limit) {
    return documents.page(after, limit);
  }

  @Override
  public Optional<IssuedDispatch> show(String id) {
    return documents.issued(id);
  }

  @Override
  public IssuedDispatch change(String id, Map<String, ?> changes) {
    known(id);
    ObjectNode patch = JSON.valueToTree(changes);
    List<Wrong> wrong = new ArrayList<>();
    if (patch.has("tenant")) {
      wrong.add(
          new Wrong(
              Members.INVALID,
              Optional.of("tenant"),
              "tenant cannot be changed, because learners would become other people; issue another"
                  + " dispatch"));
      patch.remove("tenant");
    }
    String what = "changed " + String.join(", ", new TreeSet<>(changes.keySet()));
    return documents.change(
        id, TermTexts.shown(what), before -> Changed.terms(before, patched(before, patch, wrong)));
  }

  private Terms patched(Dispatch before, ObjectNode patch, List<Wrong> wrong) {
    ObjectNode json = TermsWriter.json(before);
    if (patch.has("title") && before.labs().size() == 1) {
      // The only lab bears the title of the dispatch, unless it was given one of its own.
      ObjectNode lab = (ObjectNode) json.path("labs").path(0);
      if (lab.path("title").asText().equals(before.title())) {
        lab.remove("title");
      }
    }
    MergePatch.apply(json, patch);
    return reader.read(json, Optional.of(before), new ArrayList<>(wrong));
  }

  @Override
  public IssuedDispatch enable(String id) {
    return state(id, "enabled", Dispatch.State.ENABLED);
  }

  @Override
  public IssuedDispatch disable(String id) {
    return state(id, "disabled", Dispatch.State.DISABLED);
  }

  @Override
  public IssuedDispatch revoke(String id) {
    known(id);
    return documents.change(id, "revoked", d -> Changed.state(d, Dispatch.State.REVOKED));
  }

  @Override
  public void revokeTenant(String tenant) {
    tenants.revoke(knownTenant(tenant));
  }

  @Override
  public void enableTenant(String tenant) {
    tenants.enable(knownTenant(tenant));
  }

  @Override
  public boolean tenantRevoked(String tenant) {
    return tenants.revoked(tenant);
  }

  private String knownTenant(String tenant) {
    if (!tenant.matches(TENANT) || !keys.knows(tenant)) {
      throw DispatchRefusals.unknownTenant(tenant);
    }
    return tenant;
  }

  private IssuedDispatch state(String id, String what, Dispatch.State state) {
    return unrevoked(id, what, d -> Changed.state(d, state));
  }

  private IssuedDispatch unrevoked(String id, String what, UnaryOperator<Dispatch> change) {
    known(id);
    return documents.change(
        id,
        what,
        before -> {
          if (before.state() == Dispatch.State.REVOKED) {
            throw DispatchRefusals.revoked();
          }
          return change.apply(before);
        });
  }

  @Override
  public IssuedDispatch rotate(String id, Optional<Duration> grace) {
    Instant acceptedUntil = clock.instant().plus(grace.orElse(config.rotationGrace()));
    IssuedDispatch after =
        unrevoked(id, "rotated the launch key", d -> Changed.rotated(d, acceptedUntil));
    events.raise(
        new ScormEvent(
            ScormEvent.Kind.KEY_ROTATED,
            id,
            Optional.empty(),
            "packages made from now on have a new launch key; until "
                + acceptedUntil
                + " everybody gets in with the one before, afterwards learners who prove"
                + " themselves"));
    return after;
  }

  @Override
  public List<String> waitingOrigins(String id) {
    return documents.find(id).map(d -> origins.waiting(id)).orElse(List.of());
  }

  @Override
  public IssuedDispatch approveOrigin(String id, String origin) {
    known(id);
    return origins.approve(id, origin);
  }

  @Override
  public IssuedDispatch removeOrigin(String id, String origin) {
    known(id);
    return origins.remove(id, origin);
  }

  @Override
  public int registered(String id) {
    return seats.taken(known(id));
  }

  @Override
  public List<RegistrationBook.Entry> registrations(
      String id, boolean unacknowledged, Optional<String> after, int limit) {
    known(id);
    return registrations.page(id, unacknowledged, after, limit);
  }

  private Dispatch known(String id) {
    return documents.find(id).orElseThrow(DispatchRefusals::unknown);
  }
}
