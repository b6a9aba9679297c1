package io.labport.core.internal.http;

import io.labport.core.domain.LabportException;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.domain.StorageException;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The way of every request: gate, path, route, handler, headers. Never throws, never logs a path.
 */
public final class HttpFront {
  private static final Logger log = LoggerFactory.getLogger(HttpFront.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Router router;
  private final ErrorPages errors;
  private final ClientAddress clients;
  private final SecurityHeaders securityHeaders;
  private final Gate gate = new Gate();

  public HttpFront(WebConfig config, Router router, ErrorPages errors) {
    this.router = router;
    this.errors = errors;
    this.clients = new ClientAddress(config);
    this.securityHeaders = new SecurityHeaders(config.frameAncestors(), errors.branding());
  }

  public void open() {
    gate.open();
  }

  /** Lets nobody in any more, and waits for those inside up to the limit. */
  public void close(Duration limit) {
    gate.close(limit);
  }

  public WebResponse serve(IncomingRequest request) {
    String reference = newReference();
    if (!gate.enter()) {
      return securityHeaders.addTo(
          errors
              .of(ErrorPages.Kind.BUSY, reference, request.headers())
              .header("Retry-After", "10"));
    }
    try {
      return securityHeaders.addTo(routed(request, reference));
    } finally {
      gate.leave();
    }
  }

  /** The answer to a body that is longer than allowed. */
  public WebResponse tooLarge(Map<String, List<String>> headers) {
    return securityHeaders.addTo(errors.of(ErrorPages.Kind.TOO_LARGE, newReference(), headers));
  }

  private WebResponse routed(IncomingRequest request, String reference) {
    try {
      List<String> segments = PathSegments.of(request.rawPath());
      String mount = segments.isEmpty() ? "" : segments.get(0);
      List<String> below = segments.isEmpty() ? segments : segments.subList(1, segments.size());
      Router.Match match = router.find(mount, request.method(), below);
      if (match instanceof Router.Match.Found found) {
        return handled(mount, below, found, request, reference);
      }
      if (match instanceof Router.Match.OtherMethod other) {
        return errors
            .of(ErrorPages.Kind.OTHER_METHOD, reference, request.headers())
            .header("Allow", String.join(", ", other.allowed()));
      }
      return errors.of(ErrorPages.Kind.NOTHING_HERE, reference, request.headers());
    } catch (BadRequestException e) {
      log.debug("refused a request with {} [{}]", e.getMessage(), reference);
      return errors.of(ErrorPages.Kind.UNREADABLE, reference, request.headers());
    }
  }

  private WebResponse handled(
      String mount,
      List<String> below,
      Router.Match.Found found,
      IncomingRequest request,
      String reference)
      throws BadRequestException {
    WebRequest seen =
        new WebRequest(
            request.method().equals("HEAD") ? "GET" : request.method(),
            "/" + String.join("/", below),
            found.variables(),
            Fields.parse(request.rawQuery()),
            request.headers(),
            Fields.cookies(request.headers()),
            request.body(),
            Fields.form(request.headers(), request.body(), request.consumedForm()),
            clients.of(request.peer(), request.headers()));
    MDC.put("adapter", mount);
    MDC.put("ref", reference);
    try {
      return found.handler().handle(seen);
    } catch (Exception | LinkageError | StackOverflowError e) {
      return failed(e, mount + found.pattern(), request, reference);
    } finally {
      MDC.remove("adapter");
      MDC.remove("ref");
    }
  }

  private WebResponse failed(Throwable e, String route, IncomingRequest request, String reference) {
    log.error("{} /{} failed [{}]", request.method(), route, reference, e);
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (e instanceof StorageException
        || (e instanceof SkillableUnavailableException skillable && skillable.transientFault())) {
      Duration wait =
          e instanceof SkillableUnavailableException skillable
              ? skillable.retryAfter().orElse(Duration.ofSeconds(10))
              : Duration.ofSeconds(10);
      return errors
          .of(ErrorPages.Kind.BUSY, reference, request.headers())
          .header("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }
    ErrorPages.Kind kind =
        e instanceof LabportException ? ErrorPages.Kind.OUT_OF_ORDER : ErrorPages.Kind.FAILED;
    return errors.of(kind, reference, request.headers());
  }

  private static String newReference() {
    byte[] bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
