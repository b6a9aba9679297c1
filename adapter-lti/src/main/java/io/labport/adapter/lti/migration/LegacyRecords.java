package io.labport.adapter.lti.migration;

import io.labport.adapter.lti.course.Tenants;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LaunchObserver;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what launches prove about LTI 1.1. Without a valid signature nothing is merged, for the
 * platform that signed the launch may be another one than the former installation's. Canvas is
 * known to sign another nonce than the token's; such claims cannot be told from forged ones and
 * wait for an administrator. Thread-safe across nodes.
 */
public final class LegacyRecords implements LaunchObserver, LegacyIdentities {
  private static final Logger log = LoggerFactory.getLogger(LegacyRecords.class);
  private static final Duration KEPT = Duration.ofDays(400);
  private static final Duration REFRESHED = Duration.ofDays(30);
  private static final Duration UNPROVEN_SHOWN = Duration.ofDays(30);

  private final Documents<LegacyUser> users;
  private final Documents<Link> links;
  private final Documents<UnprovenLegacy> unproven;
  private final Tenants tenants;
  private final Clock clock;

  @Inject
  public LegacyRecords(AdapterStore store, Tenants tenants, Clock clock) {
    this.users = new Documents<>(store, "legacy-user", LegacyUser.class);
    this.links = new Documents<>(store, "legacy-link", Link.class);
    this.unproven = new Documents<>(store, "legacy-unproven", UnprovenLegacy.class);
    this.tenants = tenants;
    this.clock = clock;
  }

  record Link(LegacyLink was, long seenAt) {}

  @Override
  public void accepted(LtiMessage message) {
    Optional<LegacyClaim> claim = LegacyClaim.of(message.claims());
    Optional<String> sub = Claims.id(message.claims().openId("sub"));
    if (claim.isEmpty() || sub.isEmpty()) {
      return;
    }
    LegacyClaim.Proof proof = claim.get().proof(message);
    if (proof == LegacyClaim.Proof.VALID) {
      keep(message, claim.get(), sub.get());
    } else {
      note(message, claim.get(), sub.get(), proof);
    }
  }

  private void keep(LtiMessage message, LegacyClaim claim, String sub) {
    long now = clock.millis();
    String key = claim.consumerKey().orElseThrow();
    Optional<String> context = Claims.id(message.claims().object("context").path("id"));
    Optional<String> link = Claims.id(message.claims().object("resource_link").path("id"));
    Optional<String> formerContext = claim.context().or(() -> context);
    Optional<String> formerLink = claim.resourceLink().or(() -> link);
    LegacyUser user =
        new LegacyUser(
            message.registration().key(),
            message.deployment(),
            sub,
            claim.user().orElse(sub),
            key,
            formerContext.orElse(null),
            formerLink.orElse(null),
            now);
    Optional<Instant> expires = Optional.of(clock.instant().plus(KEPT));
    String id = userId(user.registration(), message.tenant(), sub);
    LegacyUser kept =
        users.update(id, old -> old.filter(o -> fresh(o, user)).orElse(user), expires);
    if (kept.seenAt() == now) {
      tenants.remember(message);
    }
    unproven.delete(id);
    if (link.isPresent()) {
      Link was =
          new Link(new LegacyLink(key, formerContext.orElse(null), formerLink.orElseThrow()), now);
      links.update(
          linkId(message.tenant(), context, link.get()),
          old -> old.filter(o -> o.was().equals(was.was()) && recent(o.seenAt(), now)).orElse(was),
          expires);
    }
  }

  private static boolean fresh(LegacyUser old, LegacyUser now) {
    return old.user().equals(now.user())
        && old.consumerKey().equals(now.consumerKey())
        && recent(old.seenAt(), now.seenAt());
  }

  private static boolean recent(long before, long now) {
    return now - before < REFRESHED.toMillis();
  }

  private void note(LtiMessage message, LegacyClaim claim, String sub, LegacyClaim.Proof proof) {
    UnprovenLegacy record =
        new UnprovenLegacy(
            message.registration().key(),
            message.deployment(),
            sub,
            claim.user().orElse(sub),
            claim.consumerKey().orElse(null),
            proof.code(),
            clock.millis());
    boolean first =
        unproven.insert(
            userId(record.registration(), message.tenant(), sub),
            record,
            Optional.of(clock.instant().plus(UNPROVEN_SHOWN)));
    if (first) {
      log.warn(
          "{}: registration {} names LTI 1.1 ids of consumer key {} without proof; they are not"
              + " used",
          proof.code(),
          record.registration(),
          Report.plain(claim.consumerKey().orElse("none")));
    }
  }

  @Override
  public Optional<LegacyUser> of(Tenant tenant, String sub) {
    return tenants
        .of(tenant)
        .flatMap(owner -> users.find(userId(owner.registration(), tenant, sub)));
  }

  @Override
  public Optional<LegacyLink> formerResourceLink(
      Tenant tenant, Optional<String> context, String resourceLink) {
    return links.find(linkId(tenant, context, resourceLink)).map(Link::was);
  }

  /** The next proven ones of a registration, in a fixed order. */
  public List<Documents.Kept<LegacyUser>> users(
      String registration, Optional<String> after, int limit) {
    return users.page(registration + "/", after, limit);
  }

  /** The next ones that nothing proves. */
  public List<Documents.Kept<UnprovenLegacy>> unproven(
      String registration, Optional<String> after, int limit) {
    return unproven.page(registration + "/", after, limit);
  }

  private static String userId(String registration, Tenant tenant, String sub) {
    return registration + "/" + Fingerprint.ofParts(tenant.value(), sub);
  }

  private static String linkId(Tenant tenant, Optional<String> context, String link) {
    return context
        .map(c -> Fingerprint.ofParts(tenant.value(), c, link))
        .orElseGet(() -> Fingerprint.ofParts(tenant.value(), link));
  }
}
