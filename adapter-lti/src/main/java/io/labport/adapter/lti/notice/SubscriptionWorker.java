package io.labport.adapter.lti.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Headers;
import feign.RequestLine;
import feign.Response;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.service.AuthorisedCalls;
import io.labport.adapter.lti.service.Scopes;
import io.labport.adapter.lti.service.ServiceAnswer;
import io.labport.adapter.lti.service.ServiceClients;
import io.labport.adapter.lti.service.TokenException;
import io.labport.core.spi.net.DestinationRefusedException;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names our address to a platform's notification service. Asking twice changes nothing: a
 * subscription is replaced by the same.
 */
public final class SubscriptionWorker implements Worker {
  /** The lease is longer than token and call together; some two days of attempts. */
  public static final WorkSettings SETTINGS =
      new WorkSettings(2, Duration.ofMinutes(3), 60, Duration.ofSeconds(30), Duration.ofHours(1));

  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final Logger log = LoggerFactory.getLogger(SubscriptionWorker.class);

  private final Registrations registrations;
  private final Subscriptions subscriptions;
  private final AuthorisedCalls calls;
  private final ServiceClients clients;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public SubscriptionWorker(
      Registrations registrations,
      Subscriptions subscriptions,
      AuthorisedCalls calls,
      ServiceClients clients,
      Clock clock) {
    this.registrations = registrations;
    this.subscriptions = subscriptions;
    this.calls = calls;
    this.clients = clients;
    this.clock = clock;
  }

  /** The platform's notification service; its specification names the members so. */
  interface NoticeService {
    @RequestLine("PUT /")
    @Headers({"Content-Type: application/json", "Accept: application/json"})
    Response put(Handler handler) throws IOException;
  }

  /** One type of notices and where they go. */
  record Handler(String notice_type, String handler) {}

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    try {
      Subscriptions.Wish wish = json.readValue(item.payload(), Subscriptions.Wish.class);
      return CompletableFuture.completedFuture(subscribe(wish, attempt));
    } catch (JsonProcessingException e) {
      return CompletableFuture.completedFuture(WorkOutcome.bury("unreadable payload"));
    }
  }

  private WorkOutcome subscribe(Subscriptions.Wish wish, int attempt) {
    Optional<Registration> registration =
        registrations
            .byKey(wish.registration())
            .filter(r -> r.agreed().state() == RegistrationState.ACTIVE);
    if (registration.isEmpty() || subscriptions.settled(wish)) {
      return WorkOutcome.done();
    }
    ServiceAnswer answer;
    try {
      answer = put(registration.get(), wish);
    } catch (TokenException e) {
      return e.mayPass() ? later(e.notBefore(), attempt, e.code()) : refused(wish, e.code());
    } catch (DestinationRefusedException e) {
      return refused(wish, "lti.notices-address-refused");
    } catch (IOException e) {
      return later(Optional.empty(), attempt, "lti.notices-no-answer");
    }
    if (answer.good()) {
      subscriptions.answered(wish, Optional.empty());
      log.info("registration {}: subscribed to notices of copied courses", wish.registration());
      return WorkOutcome.done();
    }
    String code = "lti.notices-http-" + answer.status();
    boolean passing = answer.status() >= 500 || answer.status() == 429 || answer.status() == 408;
    return passing ? later(answer.retryAfter(clock.instant()), attempt, code) : refused(wish, code);
  }

  private ServiceAnswer put(Registration registration, Subscriptions.Wish wish) throws IOException {
    Handler handler = new Handler(NoticeTypes.COPY, subscriptions.handler());
    URI address = URI.create(wish.address());
    return calls.send(
        registration,
        wish.deployment(),
        Scopes.NOTICES,
        token ->
            ServiceAnswer.read(clients.with(token, NoticeService.class, address).put(handler)));
  }

  private WorkOutcome refused(Subscriptions.Wish wish, String code) {
    subscriptions.answered(wish, Optional.of(code));
    log.warn(
        "registration {}: the platform does not let us subscribe to notices: {}",
        wish.registration(),
        code);
    return WorkOutcome.done();
  }

  private WorkOutcome later(Optional<Instant> notBefore, int attempt, String code) {
    long doubled = FIRST_DELAY.toMillis() << Math.min(Math.max(attempt - 1, 0), 10);
    Duration delay = Duration.ofMillis(Math.min(doubled, LONGEST_DELAY.toMillis()));
    return WorkOutcome.retryAt(notBefore.orElse(clock.instant().plus(delay)), code);
  }
}
