package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.inspect.LaunchReports;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.adapter.lti.oidc.PendingLogins.Held;
import io.labport.adapter.lti.oidc.StorageTarget;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Finding;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * The second half of a launch that is bound by the platform's storage: our page says what it read
 * there. Checks K1 to K4; only then is the login used up.
 */
public final class ConfirmEndpoint implements WebHandler {
  private static final int LARGEST = 4096;

  private final LtiConfig config;
  private final LaunchValidation validation;
  private final PendingLogins pending;
  private final Tickets tickets;
  private final LaunchReports reports;
  private final Unguessable unguessable;
  private final PublicAddress self;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  ConfirmEndpoint(
      LtiConfig config,
      LaunchValidation validation,
      PendingLogins pending,
      Tickets tickets,
      LaunchReports reports,
      Unguessable unguessable,
      PublicAddress self,
      Clock clock) {
    this.config = config;
    this.validation = validation;
    this.pending = pending;
    this.tickets = tickets;
    this.reports = reports;
    this.unguessable = unguessable;
    this.self = self;
    this.clock = clock;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Report report = new Report();
    JsonNode said = body(request);
    boolean ours = wellFormed(request, said, report) && OwnOrigin.passes(request, self, report);
    Optional<WaitingLaunch> taken =
        ours
            ? tickets
                .take(LaunchEndpoint.CONFIRM, said.path("ticket").asText())
                .map(WaitingLaunch::read)
            : Optional.empty();
    Optional<Registration> registration =
        taken.flatMap(waiting -> validation.active(waiting.registration()));
    if (registration.isEmpty()) {
      if (ours) {
        report.fail(
            Check.LAUNCH_CONFIRM_TICKET, "a ticket of the last minute, once", "another one");
      }
      return refused(request, report, new LaunchLog(unguessable.reference()));
    }
    LaunchReport launch = taken.orElseThrow().report(registration.get(), config);
    launch.checks().add(report);
    return confirmed(request, taken.orElseThrow(), launch, said);
  }

  private WebResponse confirmed(
      WebRequest request, WaitingLaunch waiting, LaunchReport launch, JsonNode said) {
    Report report = launch.checks();
    report.pass(Check.LAUNCH_CONFIRM_TICKET);
    Optional<Held> held = pending.find(waiting.state());
    boolean first =
        report.check(
            Check.STATE_TAKEN,
            held.filter(h -> !h.login().used()).isPresent(),
            "the first answer to this login",
            "a later one");
    boolean accepted =
        first
            && bound(held.orElseThrow(), said, report)
            && validation.once(held.orElseThrow(), launch.message().orElseThrow(), report);
    if (!accepted) {
      return refused(request, report, launch.log());
    }
    String token = tickets.keep(ContinueEndpoint.CONTINUE, waiting.with(report).written());
    return WebResponse.json(200, json.createObjectNode().put("token", token).toString())
        .header("Cache-Control", "no-store");
  }

  /** Check K4. */
  private static boolean bound(Held held, JsonNode said, Report report) {
    String hash = held.login().storageHash();
    return report.check(
        Check.STATE_NOT_BOUND,
        hash != null
            && StorageTarget.matches(
                said.path("state").asText(), said.path("nonce").asText(), hash),
        "the values that this login had kept",
        "others");
  }

  /** Check K1: what no form of another page can send, and a script only after it asked us. */
  private static boolean wellFormed(WebRequest request, JsonNode said, Report report) {
    String type = MediaType.of(request);
    boolean values =
        said.path("ticket").isTextual()
            && said.path("state").isTextual()
            && said.path("nonce").isTextual();
    boolean marked = request.header("X-LTI-Confirm").filter("1"::equals).isPresent();
    return report.check(
        Check.LAUNCH_CONFIRM_MALFORMED,
        request.method().equals("POST") && type.equals("application/json") && marked && values,
        "POST of JSON with X-LTI-Confirm, ticket, state and nonce",
        request.method()
            + " of "
            + (type.isEmpty() ? "no type" : type)
            + (marked ? "" : " without X-LTI-Confirm")
            + (values ? "" : " without all values"));
  }

  private JsonNode body(WebRequest request) {
    if (request.body().length > LARGEST) {
      return MissingNode.getInstance();
    }
    try {
      return json.readTree(request.body());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private WebResponse refused(WebRequest request, Report report, LaunchLog log) {
    Finding failure = report.failure().orElseThrow();
    log.refused(report);
    reports.keep(log.record(report, clock.instant()), request.clientAddress());
    return Problem.of(failure.check().status(), failure.code(), "The launch was not confirmed")
        .detail("Reference " + log.reference())
        .response();
  }
}
