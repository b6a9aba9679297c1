package io.labport.adapter.lti.notice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.launch.ServerMessages;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Finding;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Transactions;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes notices: each is judged like a launch without a browser, written down once, and dealt with
 * later, because a platform does not wait and may not send again. Of several notices the good ones
 * are taken even if others are not.
 */
public final class NoticesEndpoint implements WebHandler {
  /** The name of the queue, as items spell it. */
  public static final String QUEUE = "lti/notices";

  private static final String KIND = "notice";
  private static final int MOST = 50;

  /** Longer than any token of a repetition could be valid. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private static final Logger log = LoggerFactory.getLogger(NoticesEndpoint.class);

  private final ServerMessages messages;
  private final AdapterStore store;
  private final Transactions transactions;
  private final BackgroundWork work;
  private final Clock clock;
  private final ObjectMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Inject
  public NoticesEndpoint(
      ServerMessages messages,
      AdapterStore store,
      Transactions transactions,
      BackgroundWork work,
      Clock clock) {
    this.messages = messages;
    this.store = store;
    this.transactions = transactions;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    JsonNode notices;
    try {
      notices = json.readTree(request.body()).path("notices");
    } catch (IOException e) {
      return malformed("The body is no JSON document");
    }
    if (!notices.isArray() || notices.isEmpty() || notices.size() > MOST) {
      return malformed("The body has no array notices of 1 to " + MOST + " entries");
    }
    Optional<WebResponse> problem = Optional.empty();
    for (int i = 0; i < notices.size(); i++) {
      JsonNode jwt = notices.get(i).path("jwt");
      Optional<WebResponse> refusal =
          jwt.isTextual()
              ? take(jwt.textValue(), "notices[" + i + "].jwt")
              : Optional.of(malformed("notices[" + i + "] has no member jwt"));
      problem = problem.isPresent() ? problem : refusal;
    }
    return problem.orElseGet(() -> WebResponse.empty(202));
  }

  /** Empty when the notice was taken, now or before. */
  private Optional<WebResponse> take(String jwt, String field) {
    Report report = new Report();
    Optional<ServerMessages.Received> received = messages.read(jwt, report);
    if (received.isEmpty()) {
      return Optional.of(refused(report, field));
    }
    LtiMessage message = received.get().message();
    Optional<Notice> notice = Notice.of(message);
    if (notice.isEmpty()) {
      return Optional.of(
          Problem.of(400, "lti.notice-claim-missing", "The notice lacks its id or type")
              .field(field)
              .response());
    }
    boolean taken = transactions.call(() -> once(notice.get(), received.get()));
    if (!taken) {
      report.fail(Check.JWT_NONCE_REPLAYED, "a nonce that is new", "one that was used");
      return Optional.of(refused(report, field));
    }
    return Optional.empty();
  }

  /**
   * The mark, the nonce and the work are written together: none of them is worth anything alone.
   */
  private boolean once(Notice notice, ServerMessages.Received received) {
    Instant now = clock.instant();
    if (store.find(KIND, notice.key()).isPresent()) {
      return true;
    }
    if (!received.spendNonce()) {
      // A repetition that came at the same time may have been first.
      return store.find(KIND, notice.key()).isPresent();
    }
    if (store.insert(KIND, notice.key(), "{}", Optional.of(now.plus(REMEMBERED)))) {
      work.add(
          new WorkItem(
              QUEUE,
              notice.registration(),
              // One course after the other: of two copies the later one stands first.
              Optional.ofNullable(notice.context()).map(c -> laneOf(notice, c)),
              notice.key(),
              notice.text(),
              now));
    }
    return true;
  }

  private static String laneOf(Notice notice, String context) {
    return notice.registration() + "/" + Fingerprint.ofParts(notice.deployment(), context);
  }

  private static WebResponse malformed(String detail) {
    return Problem.of(400, "lti.notices-malformed", "The notices cannot be read")
        .detail(detail)
        .response();
  }

  private static WebResponse refused(Report report, String field) {
    Finding first = report.failure().orElseThrow();
    log.info(
        "a notice was refused: {}, expected \"{}\", received \"{}\"",
        first.code(),
        first.expected(),
        first.received());
    WebResponse response =
        Problem.of(first.check().status(), first.code(), "The notice was not accepted")
            .field(field)
            .response();
    return first.check() == Check.JWKS_UNAVAILABLE
        ? response.header("Retry-After", "60")
        : response;
  }
}
