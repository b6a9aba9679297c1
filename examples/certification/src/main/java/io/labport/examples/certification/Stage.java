package io.labport.examples.certification;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Where cases are tried: a tool, the platform it is registered with, and browsers between them. */
public final class Stage {
  private static final long POLL_MILLIS = 20;

  private final KitPlatform platform;
  private final Target target;
  private final Drivers drivers;
  private final Patience patience;
  private final AtomicInteger learners = new AtomicInteger();

  Stage(KitPlatform platform, Target target, Drivers drivers, Patience patience) {
    this.platform = platform;
    this.target = target;
    this.drivers = drivers;
    this.patience = patience;
  }

  KitPlatform platform() {
    return platform;
  }

  Target target() {
    return target;
  }

  Drivers drivers() {
    return drivers;
  }

  Patience patience() {
    return patience;
  }

  /** The platform's time, which is that of its id tokens. */
  Instant now() {
    Object issued =
        platform
            .lms()
            .idTokens()
            .claims(KitPlatform.LINK, KitPlatform.TEACHER, "none")
            .getOrDefault("iat", 0L);
    return Instant.ofEpochSecond(((Number) issued).longValue());
  }

  /** A learner that no other case has used, as long as there are some. */
  String learner() {
    return KitPlatform.learner(learners.getAndIncrement() % KitPlatform.LEARNERS + 1);
  }

  /** The parameters of a right login: LTI Core 1.3, section 4.1. */
  Map<String, String> loginParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("iss", platform.issuer());
    parameters.put("login_hint", "login-" + UUID.randomUUID());
    parameters.put("target_link_uri", target.targetLinkUri().toString());
    parameters.put("lti_message_hint", "message-" + UUID.randomUUID());
    parameters.put("lti_deployment_id", target.deployment());
    parameters.put("client_id", target.clientId());
    return parameters;
  }

  /** A right login in a new browser. */
  Login login() throws IOException {
    return login(new Browser(), loginParameters());
  }

  /** A login in this browser, by GET. */
  Login login(Browser browser, Map<String, String> parameters) throws IOException {
    return login(browser, target.loginUrl(), parameters);
  }

  Login login(Browser browser, URI loginUrl, Map<String, String> parameters) throws IOException {
    return Login.begun(this, browser, parameters, browser.get(withQuery(loginUrl, parameters)));
  }

  /** An address with further parameters. */
  static URI withQuery(URI address, Map<String, String> parameters) {
    String separator = address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + separator + Browser.encoded(parameters));
  }

  /** Really waits, but not longer than this, until it is so; whether it is. */
  static boolean await(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }
}
