package io.labport.adapter.lti.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.course.CourseServices;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.launch.LaunchObserver;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks each deployment's platform, once, to tell us of copied courses, as soon as a launch says
 * that it can. Asked again when an address changed, and a week after a refusal. Thread-safe across
 * nodes.
 */
public final class Subscriptions implements LaunchObserver {
  /** The name of the queue, as items spell it. */
  public static final String QUEUE = "lti/notice-subscriptions";

  private static final Duration AFTER_REFUSAL = Duration.ofDays(7);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Documents<Subscription> documents;
  private final BackgroundWork work;
  private final PublicAddress self;
  private final LtiConfig config;
  private final Clock clock;

  @Inject
  public Subscriptions(
      AdapterStore store, BackgroundWork work, PublicAddress self, LtiConfig config, Clock clock) {
    this.documents = new Documents<>(store, "notice-subscription", Subscription.class);
    this.work = work;
    this.self = self;
    this.config = config;
    this.clock = clock;
  }

  /** What an item says. */
  record Wish(String registration, String deployment, String address) {
    String id() {
      return registration + "/" + Fingerprint.ofParts(deployment);
    }
  }

  @Override
  public void accepted(LtiMessage message) {
    if (message.claims().object("platformnotificationservice").isMissingNode()) {
      return;
    }
    CourseServices services = CourseServices.of(message.claims(), config.allowHttp());
    String address = services.notices();
    boolean offered =
        services.noticeTypes().contains(NoticeTypes.COPY)
            // The claim's scope member is younger than some platforms' implementations.
            && (services.noticeScopes().isEmpty()
                || services.noticeScopes().contains(Scopes.NOTICES));
    if (address == null || !offered) {
      return;
    }
    Wish wish = new Wish(message.registration().key(), message.deployment(), address);
    if (!settled(wish)) {
      work.add(
          new WorkItem(
              QUEUE,
              wish.registration(),
              Optional.empty(),
              wish.id(),
              write(wish),
              clock.instant()));
    }
  }

  String handler() {
    return self.of("/notices").toString();
  }

  /** Nothing to do: the platform agreed, or refused not long ago. */
  boolean settled(Wish wish) {
    return documents
        .find(wish.id())
        .filter(s -> s.address().equals(wish.address()) && s.handler().equals(handler()))
        .filter(s -> s.refusal() == null || clock.millis() - s.at() < AFTER_REFUSAL.toMillis())
        .isPresent();
  }

  /**
   * Notes how the platform answered.
   *
   * @param refusal empty when it agreed
   */
  void answered(Wish wish, Optional<String> refusal) {
    Subscription now =
        new Subscription(
            wish.registration(),
            wish.deployment(),
            wish.address(),
            handler(),
            refusal.orElse(null),
            clock.millis());
    documents.update(wish.id(), before -> now, Optional.empty());
  }

  private static String write(Wish wish) {
    try {
      return JSON.writeValueAsString(wish);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a wish cannot be written", e);
    }
  }
}
