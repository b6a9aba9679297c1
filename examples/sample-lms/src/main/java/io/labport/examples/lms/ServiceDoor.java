package io.labport.examples.lms;

import java.util.List;
import java.util.Locale;

/** What every service asks before it does anything: token, scope, place. */
final class ServiceDoor {

  private final Platform platform;
  private final AccessTokens tokens;
  private final Gradebook gradebook;
  private final Throttle throttle;

  ServiceDoor(Platform platform, AccessTokens tokens, Gradebook gradebook, Throttle throttle) {
    this.throttle = throttle;
    this.platform = platform;
    this.tokens = tokens;
    this.gradebook = gradebook;
  }

  /** RFC 6750, section 3: 401 without a living token, 403 without one of these scopes. */
  void requireScope(Incoming request, List<String> anyOf) {
    if (platform.has(Quirk.USER_AGENT_NEEDED)
        && request.header("user-agent").orElse("").isBlank()) {
      throw new Refusal(403, "a User-Agent header is needed");
    }
    throttle.pass();
    String authorization = request.header("authorization").orElse("");
    if (!authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      throw unauthorized("Bearer", "a bearer token is needed");
    }
    AccessTokens.Grant grant =
        tokens
            .grant(authorization.substring("bearer ".length()).trim())
            .filter(found -> found.clientId().equals(platform.tool().clientId()))
            .orElseThrow(
                () ->
                    unauthorized(
                        "Bearer error=\"invalid_token\"", "the token is unknown or has expired"));
    if (anyOf.stream().noneMatch(grant.scopes()::contains)) {
      String scopes = String.join(" ", anyOf);
      String detail = "the token lacks the scope; one of these is needed: " + scopes;
      throw new Refusal(
          Answer.problem(403, detail)
              .with(
                  "WWW-Authenticate",
                  "Bearer error=\"insufficient_scope\", scope=\"" + scopes + "\""),
          detail);
    }
  }

  /** The course of {@code /services/<course>/...}, reached with its whole query. */
  Course course(Incoming request) {
    Course course =
        platform
            .course(request.segments().get(1))
            .orElseThrow(() -> new Refusal(404, "there is no such course"));
    if (platform.has(Quirk.QUERY_IN_SERVICE_URLS)
        && !platform.typeId(course).equals(request.query().getValue("type_id"))) {
      throw new Refusal(404, "service addresses have a query, type_id, which must be kept");
    }
    return course;
  }

  /** The column of {@code /services/<course>/lineitems/<number>/...}. */
  LineItem lineItem(Incoming request, Course course) {
    String number = request.segments().get(3);
    if (number.matches("[0-9]{1,18}")) {
      return gradebook
          .column(course.id(), Long.parseLong(number))
          .orElseThrow(() -> new Refusal(404, "there is no such line item"));
    }
    throw new Refusal(404, "there is no such line item");
  }

  static void requireAccept(Incoming request, String mediaType) {
    if (!request.accepts(mediaType)) {
      throw new Refusal(406, "only " + mediaType + " can be had here");
    }
  }

  static void requireContent(Incoming request, String mediaType) {
    if (!request.mediaType().equals(mediaType)) {
      throw new Refusal(415, "the body must be " + mediaType);
    }
  }

  static Refusal wrongMethod(String allowed) {
    String detail = "allowed here: " + allowed;
    return new Refusal(Answer.problem(405, detail).with("Allow", allowed), detail);
  }

  private static Refusal unauthorized(String challenge, String detail) {
    return new Refusal(Answer.problem(401, detail).with("WWW-Authenticate", challenge), detail);
  }
}
