package io.labport.examples.lms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What id tokens say: LTI Core 1.3, section 5.3, and the documents of the services. */
final class LaunchClaims {

  static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  static final String GUID = "sample-lms.labport.example";
  static final String NAME = "Sample LMS";
  static final String COURSE_SECTION =
      "http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection";

  static final long LIFE_SECONDS = 300;
  private static final long AHEAD_SECONDS = 5;
  private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

  private final Platform platform;
  private final Variables variables;
  private final ServiceClaims services;
  private volatile Optional<Migration> migration = Optional.empty();

  LaunchClaims(Platform platform, Variables variables, ServiceClaims services) {
    this.platform = platform;
    this.variables = variables;
    this.services = services;
  }

  void migration(Optional<Migration> from) {
    migration = from;
  }

  Optional<Migration> migration() {
    return migration;
  }

  /** Fresh and mutable, in the order in which people like to read it. */
  Map<String, Object> of(Occasion occasion, String nonce) {
    ToolRegistration tool = platform.tool();
    Course course = occasion.course();
    Member member = occasion.member();
    Purpose purpose = occasion.purpose();
    Map<String, Object> claims = basic(course, nonce);
    claims.put("sub", member.id());
    identity(claims, member);
    claims.put(LTI + "message_type", purpose.messageType());
    claims.put(LTI + "target_link_uri", purpose.target(tool).toString());
    claims.put(LTI + "roles", roles(member.role()));
    claims.put(LTI + "context", context(course));
    claims.put(
        LTI + "tool_platform",
        Map.of(
            "guid",
            GUID,
            "name",
            NAME,
            "product_family_code",
            platform.profile().productFamilyCode(),
            "version",
            "1"));
    claims.put(
        LTI + "launch_presentation",
        Map.of(
            "document_target", occasion.presentation().documentTarget(),
            "return_url", platform.returnUrl(course, purpose.returnQuery()),
            "locale", platform.locale()));
    claims.put(LTI + "custom", variables.custom(occasion));
    purpose(claims, course, purpose);
    services.add(claims, tool, occasion);
    if (platform.has(Quirk.PLACEMENT_CLAIM)) {
      claims.put("https://www.instructure.com/placement", placement(course, purpose));
    }
    migration.ifPresent(from -> claims.put(LTI + "lti1p1", from.claim(platform, occasion, claims)));
    return claims;
  }

  /** What launches and notices have in common. */
  Map<String, Object> basic(Course course, String nonce) {
    Map<String, Object> claims = new LinkedHashMap<>();
    long now = platform.clock().instant().getEpochSecond();
    claims.put("iss", platform.issuer());
    claims.put("aud", platform.tool().clientId());
    claims.put("azp", platform.tool().clientId());
    claims.put("iat", now);
    claims.put("exp", now + LIFE_SECONDS);
    if (platform.has(Quirk.KEYS_WITHOUT_ALG_AND_NBF)) {
      claims.put("nbf", now + AHEAD_SECONDS);
    }
    claims.put("nonce", nonce);
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "deployment_id", platform.deploymentOf(course));
    return claims;
  }

  static Map<String, Object> context(Course course) {
    return Map.of(
        "id", course.id(),
        "label", course.label(),
        "title", course.title(),
        "type", List.of(COURSE_SECTION));
  }

  static Map<String, Object> resourceLink(Link link) {
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("id", link.id());
    claim.put("title", link.title());
    if (!link.text().isEmpty()) {
      claim.put("description", link.text());
    }
    return claim;
  }

  private void purpose(Map<String, Object> claims, Course course, Purpose purpose) {
    if (purpose instanceof Purpose.OpenLink open) {
      claims.put(LTI + "resource_link", resourceLink(open.link()));
    }
    if (purpose instanceof Purpose.PickContent pick) {
      claims.put(DEEP_LINKING + "deep_linking_settings", settings(course, pick));
    }
    if (purpose instanceof Purpose.ReviewWork review) {
      review.link().ifPresent(link -> claims.put(LTI + "resource_link", resourceLink(link)));
      Map<String, Object> learner = new LinkedHashMap<>();
      learner.put("user_id", review.learner().id());
      names(learner, review.learner());
      learner.put("roles", roles(review.learner().role()));
      claims.put(LTI + "for_user", learner);
    }
  }

  private Map<String, Object> settings(Course course, Purpose.PickContent pick) {
    DeepLinkingSettings wanted = pick.settings();
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("deep_link_return_url", platform.contentReturnUrl(course, pick.request()));
    claim.put("accept_types", wanted.acceptTypes());
    claim.put("accept_presentation_document_targets", wanted.documentTargets());
    wanted.acceptMediaTypes().ifPresent(types -> claim.put("accept_media_types", types));
    wanted.acceptMultiple().ifPresent(yes -> claim.put("accept_multiple", truth(yes)));
    wanted.acceptLineItem().ifPresent(yes -> claim.put("accept_lineitem", truth(yes)));
    wanted.autoCreate().ifPresent(yes -> claim.put("auto_create", truth(yes)));
    wanted.title().ifPresent(title -> claim.put("title", title));
    wanted.text().ifPresent(text -> claim.put("text", text));
    wanted.data().filter(data -> !data.isEmpty()).ifPresent(data -> claim.put("data", data));
    return claim;
  }

  private Object truth(boolean value) {
    return platform.has(Quirk.BOOLEANS_AS_STRINGS) ? Boolean.toString(value) : value;
  }

  private void identity(Map<String, Object> claims, Member member) {
    names(claims, member);
    claims.put("locale", platform.locale());
  }

  static void names(Map<String, Object> to, Member member) {
    if (member.privacy().sharesNames()) {
      to.put("name", member.fullName());
      to.put("given_name", member.givenName());
      to.put("family_name", member.familyName());
    }
    if (member.privacy().sharesEmail()) {
      to.put("email", member.email());
    }
  }

  private List<String> roles(Role role) {
    List<String> roles = new ArrayList<>(role.uris());
    if (platform.has(Quirk.SHORT_ROLES)) {
      roles.replaceAll(uri -> shortened(uri));
    }
    if (platform.has(Quirk.ROLES_OF_MANY_KINDS)) {
      String institution = role == Role.TEACHER ? "Instructor" : "Student";
      roles.add("http://purl.imsglobal.org/vocab/lis/v2/institution/person#" + institution);
      roles.add("http://purl.imsglobal.org/vocab/lis/v2/system/person#User");
      roles.add("http://purl.imsglobal.org/vocab/lis/v2/person#" + institution);
    }
    return List.copyOf(roles);
  }

  static String shortened(String uri) {
    return uri.startsWith(MEMBERSHIP) ? uri.substring(MEMBERSHIP.length()) : uri;
  }

  private static String placement(Course course, Purpose purpose) {
    if (purpose instanceof Purpose.OpenLink open) {
      return open.link().id().equals(course.id()) ? "course_navigation" : "assignment_view";
    }
    return "assignment_selection";
  }
}
