package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Admission;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebRequest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/**
 * Lets calls in. The bearer token says whose it is; it is of use only for its dispatch and from
 * where its session began, and everything is judged anew at each call.
 */
public final class Callers {
  private final Sessions sessions;
  private final Registrations registrations;
  private final Admission admission;
  private final PublicAddress self;

  @Inject
  Callers(Sessions sessions, Registrations registrations, Admission admission, PublicAddress self) {
    this.sessions = sessions;
    this.registrations = registrations;
    this.admission = admission;
    this.self = self;
  }

  /** The dispatch in the address. */
  static String dispatch(WebRequest request) {
    return named(request).orElseThrow(() -> new Refusal(RefusalCode.DISPATCH_UNAVAILABLE));
  }

  /** The same; empty when it cannot be one. */
  static Optional<String> named(WebRequest request) {
    return Optional.ofNullable(request.pathVariables().get("dispatch"))
        .filter(dispatch -> dispatch.matches("[A-Za-z0-9_-]{1,100}"));
  }

  /** Below the adapter's mount. */
  static String path(String dispatch, String below) {
    return "/v1/d/" + dispatch + below;
  }

  /** A call with a bearer token. */
  Caller caller(WebRequest request) {
    String dispatch = dispatch(request);
    Optional<String> origin = Origins.of(request);
    if (origin.isEmpty() && request.header("origin").isPresent()) {
      throw new Refusal(RefusalCode.ORIGIN_NOT_ALLOWED);
    }
    String id = Sessions.id(token(request));
    Session session =
        sessions
            .find(id)
            .filter(each -> each.dispatch().equals(dispatch))
            .orElseThrow(() -> new Refusal(RefusalCode.SESSION_EXPIRED));
    if (!comesFrom(session, origin)) {
      throw new Refusal(RefusalCode.ORIGIN_NOT_ALLOWED);
    }
    Caller caller = caller(id, session);
    sessions.heardOf(id);
    return caller;
  }

  /** The session as it stands now, whoever asks. */
  Caller caller(String id, Session session) {
    Admission.Decision decision =
        admission.stillGood(
            session.dispatch(), session.generation(), Optional.of(session.origin()));
    if (decision instanceof Admission.Decision.Refused refused) {
      throw new Refusal(refused.code());
    }
    Registration registration =
        registrations
            .find(session.registration())
            .orElseThrow(() -> new Refusal(RefusalCode.SESSION_EXPIRED));
    if (registration.revoked()) {
      throw new Refusal(RefusalCode.REVOKED);
    }
    if (session.owner() && !speaks(id, session)) {
      throw new Refusal(RefusalCode.SESSION_EXPIRED);
    }
    Admission.Decision.Admitted admitted = (Admission.Decision.Admitted) decision;
    return new Caller(id, session, admitted.dispatch(), registration, admitted.noLabs());
  }

  /** A later session of the attempt has not taken its place. */
  private boolean speaks(String id, Session session) {
    return registrations
        .instance(session.registration(), session.instance())
        .flatMap(Instance::session)
        .filter(id::equals)
        .isPresent();
  }

  /** Our own page makes its calls from our own origin, which browsers do not name with a GET. */
  private boolean comesFrom(Session session, Optional<String> origin) {
    return session.relayed()
        ? origin.isEmpty() || origin.get().equals(Origins.of(self.of("/")))
        : origin.filter(session.origin()::equals).isPresent();
  }

  /**
   * A new tab is opened by a form, with the LMS's origin, or by our own page, or with none at all
   * where the LMS withholds referrers; another origin has come by the ticket in a wrong way.
   */
  boolean mayOpen(Session session, WebRequest request) {
    String origin = request.header("origin").orElse("null");
    return origin.equals("null")
        || origin.equals(session.origin())
        || origin.equals(Origins.of(self.of("/")));
  }

  private static String token(WebRequest request) {
    String header = request.header("authorization").orElse("");
    if (!header.matches("(?i:Bearer) [A-Za-z0-9_-]{43}")) {
      throw new Refusal(RefusalCode.SESSION_EXPIRED);
    }
    return header.substring(header.indexOf(' ') + 1);
  }

  /** Origins as browsers spell them (RFC 6454, section 6.2). */
  static final class Origins {
    private static final int LONGEST = 300;

    private Origins() {}

    /** Empty when there is none, or it is opaque, or no origin of a page at all. */
    static Optional<String> of(WebRequest request) {
      return request
          .header("origin")
          .filter(origin -> origin.length() <= LONGEST)
          .filter(origin -> origin.matches("https?://[a-z0-9._\\[\\]:-]+"));
    }

    static String of(URI address) {
      return address.getScheme() + "://" + address.getRawAuthority();
    }
  }
}
