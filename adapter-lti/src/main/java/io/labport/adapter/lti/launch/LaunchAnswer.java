package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.adapter.lti.oidc.PendingLogins.Held;
import io.labport.adapter.lti.oidc.StateCookies;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.WebRequest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The platform's answer to a login (OpenID Connect Core 1.0, section 3.2.2.5, by form post): checks
 * A1 to A8, before any token is looked at.
 */
public final class LaunchAnswer {
  private static final int LARGEST = 256 * 1024;

  private final PendingLogins pending;

  @Inject
  public LaunchAnswer(PendingLogins pending) {
    this.pending = pending;
  }

  /** Checks A1 and A3. */
  boolean readable(WebRequest request, Report report) {
    String type = MediaType.of(request);
    boolean readable =
        report.check(Check.LAUNCH_METHOD, request.method().equals("POST"), "POST", request.method())
            && report.check(
                Check.LAUNCH_CONTENT_TYPE,
                type.equals("application/x-www-form-urlencoded"),
                "application/x-www-form-urlencoded",
                type)
            && report.check(
                Check.LAUNCH_TOO_LARGE,
                request.body().length <= LARGEST,
                "at most " + LARGEST + " bytes",
                request.body().length + " bytes");
    if (!readable || isError(request)) {
      return readable;
    }
    int tokens = values(request, "id_token").size();
    boolean one =
        tokens == 1 && request.formField("id_token").filter(t -> !t.isBlank()).isPresent();
    return report.check(Check.LAUNCH_ID_TOKEN_MISSING, one, "one id_token", tokens + " of them");
  }

  /** Checks A4 to A7: the login that is answered. */
  Optional<Held> login(WebRequest request, Report report) {
    List<String> states = values(request, "state");
    boolean ours = states.size() == 1 && states.get(0).matches("[A-Za-z0-9_-]{43}");
    if (!report.check(Check.STATE_MISSING, ours, "one state of ours", states.size() + " of them")) {
      return Optional.empty();
    }
    Optional<Held> held = pending.find(states.get(0));
    boolean usable =
        report.check(
                Check.STATE_UNKNOWN, held.isPresent(), "the state of a login of ours", "another")
            && report.check(
                Check.STATE_USED,
                !held.orElseThrow().login().used(),
                "a state that is new",
                "one that was used")
            && report.check(
                Check.STATE_EXPIRED,
                !pending.expired(held.orElseThrow().login()),
                "an answer within " + PendingLogins.VALID,
                "a later one");
    return usable ? held : Optional.empty();
  }

  /**
   * Check A2, after the state: the text of an answer to a login that we never began is nobody's.
   */
  boolean granted(WebRequest request, Report report) {
    if (!isError(request)) {
      return report.pass(Check.LAUNCH_PLATFORM_ERROR);
    }
    String error = request.formField("error").orElse("");
    String known = error.matches("[a-z_]{1,60}") ? error : "unknown";
    return report.fail(Check.LAUNCH_PLATFORM_ERROR, known, "an id_token", known);
  }

  /** Check A8: how this browser is known to be the one that began the login. */
  Optional<Binding> binding(WebRequest request, PendingLogin login, Report report) {
    String state = request.formField("state").orElseThrow();
    Optional<String> cookie = Optional.ofNullable(request.cookies().get(StateCookies.name(state)));
    if (cookie.filter(c -> Fingerprint.matches(c, login.cookieHash())).isPresent()) {
      report.pass(Check.STATE_NOT_BOUND);
      return Optional.of(login.window() ? Binding.WINDOW : Binding.COOKIE);
    }
    if (login.storageTarget() != null && login.storageHash() != null) {
      return Optional.of(Binding.STORAGE);
    }
    report.fail(
        Check.STATE_NOT_BOUND,
        "the cookie of this login",
        cookie.isPresent() ? "another value" : "no cookie");
    return Optional.empty();
  }

  private static boolean isError(WebRequest request) {
    return request.form().containsKey("error");
  }

  private static List<String> values(WebRequest request, String name) {
    return request.form().getOrDefault(name, List.of());
  }
}
