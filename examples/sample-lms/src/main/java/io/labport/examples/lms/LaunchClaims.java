package io.labport.examples.lms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an id token of a resource link launch says: LTI Core 1.3, section 5.3. */
final class LaunchClaims {

  static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";

  private static final long LIFE_SECONDS = 300;
  private static final String FAMILY = "sample-lms";

  private final Platform platform;
  private final Gradebook gradebook;

  LaunchClaims(Platform platform, Gradebook gradebook) {
    this.platform = platform;
    this.gradebook = gradebook;
  }

  /** Fresh and mutable, in the order in which people like to read it. */
  Map<String, Object> of(
      Course course, Link link, Member member, Presentation presentation, String nonce) {
    ToolRegistration tool = platform.tool();
    Map<String, Object> claims = new LinkedHashMap<>();
    long now = platform.clock().instant().getEpochSecond();
    claims.put("iss", platform.issuer());
    claims.put("aud", tool.clientId());
    claims.put("azp", tool.clientId());
    claims.put("sub", member.id());
    claims.put("iat", now);
    claims.put("exp", now + LIFE_SECONDS);
    claims.put("nonce", nonce);
    identity(claims, member);
    claims.put(LTI + "message_type", "LtiResourceLinkRequest");
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "deployment_id", platform.deploymentOf(course));
    claims.put(
        LTI + "target_link_uri", link.targetLinkUri().orElse(tool.targetLinkUri()).toString());
    claims.put(LTI + "resource_link", Map.of("id", link.id(), "title", link.title()));
    claims.put(LTI + "roles", member.role().uris());
    claims.put(
        LTI + "context",
        Map.of(
            "id", course.id(),
            "label", course.label(),
            "title", course.title(),
            "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection")));
    claims.put(
        LTI + "tool_platform",
        Map.of(
            "guid", "sample-lms.labport.example",
            "name", "Sample LMS",
            "product_family_code", FAMILY,
            "version", "1"));
    claims.put(
        LTI + "launch_presentation",
        Map.of(
            "document_target", presentation.documentTarget(),
            "return_url", platform.returnUrl(course, link),
            "locale", platform.locale()));
    claims.put(LTI + "custom", custom(course, link, member));
    gradeServices(claims, tool, course, link);
    return claims;
  }

  private void identity(Map<String, Object> claims, Member member) {
    if (member.privacy().sharesNames()) {
      claims.put("name", member.fullName());
      claims.put("given_name", member.givenName());
      claims.put("family_name", member.familyName());
    }
    if (member.privacy().sharesEmail()) {
      claims.put("email", member.email());
    }
    claims.put("locale", platform.locale());
  }

  private void gradeServices(
      Map<String, Object> claims, ToolRegistration tool, Course course, Link link) {
    if (tool.scopes().isEmpty()) {
      return;
    }
    Map<String, Object> endpoint = new LinkedHashMap<>();
    endpoint.put("scope", List.copyOf(new TreeSet<>(tool.scopes())));
    if (tool.scopes().contains(Scopes.LINE_ITEM)
        || tool.scopes().contains(Scopes.LINE_ITEM_READ_ONLY)) {
      endpoint.put("lineitems", platform.lineItemsUrl(course));
    }
    // Only if there is exactly one: Assignment and Grade Services 2.0, section 3.1.
    List<LineItem> columns = gradebook.columnsOfLink(course, link.id());
    if (columns.size() == 1) {
      endpoint.put("lineitem", platform.lineItemUrl(course, columns.get(0)));
    }
    claims.put(AGS, endpoint);
  }

  /** Values that name a variable known here are replaced, others stay: Core 1.3, appendix B. */
  private Map<String, String> custom(Course course, Link link, Member member) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("$User.id", member.id());
    variables.put("$Context.id", course.id());
    variables.put("$Context.label", course.label());
    variables.put("$Context.title", course.title());
    variables.put("$Context.id.history", "");
    variables.put("$ResourceLink.id", link.id());
    variables.put("$ResourceLink.title", link.title());
    variables.put("$ResourceLink.id.history", "");
    variables.put("$Message.locale", platform.locale());
    variables.put("$ToolPlatform.productFamilyCode", FAMILY);
    variables.put("$LineItems.url", platform.lineItemsUrl(course));
    Map<String, String> custom = new TreeMap<>(link.custom());
    custom.replaceAll((name, value) -> variables.getOrDefault(value, value));
    return custom;
  }
}
