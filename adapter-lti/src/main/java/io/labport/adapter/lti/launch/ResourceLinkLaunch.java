package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.link.PlacedLink;
import io.labport.adapter.lti.registration.Registration;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A resource link launch that passed all checks (LTI Core 1.3, section 5.3). {@code toString} shows
 * no personal data.
 */
record ResourceLinkLaunch(
    Registration registration,
    String deployment,
    String user,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> email,
    Roles roles,
    String resourceLink,
    Optional<String> title,
    Optional<String> contextId,
    Optional<String> contextLabel,
    Optional<String> contextTitle,
    Map<String, String> custom,
    String targetLinkUri,
    Presentation presentation,
    Grading grading) {

  /**
   * @param framed the usual case, so it is assumed unless the platform names a window
   */
  record Presentation(List<Locale> locales, boolean framed, Optional<URI> returnUrl) {}

  /** The AGS claim; blank addresses count as absent. */
  record Grading(Optional<String> lineItem, Optional<String> lineItems, List<String> scopes) {}

  static ResourceLinkLaunch of(Claims claims, Registration registration, boolean allowHttp) {
    return of(claims, registration, allowHttp, Claims.id(claims.openId("sub")).orElseThrow());
  }

  /**
   * @param user who it is, whatever the claims say
   */
  static ResourceLinkLaunch of(
      Claims claims, Registration registration, boolean allowHttp, String user) {
    JsonNode link = claims.object("resource_link");
    JsonNode context = claims.object("context");
    return new ResourceLinkLaunch(
        registration,
        Claims.id(claims.lti("deployment_id")).orElseThrow(),
        user,
        Claims.text(claims.openId("given_name")),
        Claims.text(claims.openId("family_name")),
        Claims.text(claims.openId("email")),
        Roles.of(Claims.texts(claims.lti("roles"))),
        Claims.id(link.path("id")).orElseThrow(),
        Claims.text(link.path("title")),
        Claims.id(context.path("id")),
        Claims.text(context.path("label")),
        Claims.text(context.path("title")),
        LabSettings.present(claims.custom()),
        claims.lti("target_link_uri").asText(),
        presentation(claims, allowHttp),
        grading(claims, allowHttp));
  }

  /** What the signed target says of the lab. */
  LinkTarget target() {
    return LinkTarget.of(targetLinkUri);
  }

  PlacedLink placed() {
    return new PlacedLink(registration.tenant(deployment), contextId, resourceLink);
  }

  /** The same, as if the platform offered no gradebook. */
  ResourceLinkLaunch ungraded() {
    return with(custom, new Grading(Optional.empty(), Optional.empty(), List.of()));
  }

  /** The same with other parameters. */
  ResourceLinkLaunch withCustom(Map<String, String> parameters) {
    return with(parameters, grading);
  }

  private ResourceLinkLaunch with(Map<String, String> parameters, Grading gradebook) {
    return new ResourceLinkLaunch(
        registration,
        deployment,
        user,
        firstName,
        lastName,
        email,
        roles,
        resourceLink,
        title,
        contextId,
        contextLabel,
        contextTitle,
        parameters,
        targetLinkUri,
        presentation,
        gradebook);
  }

  private static Presentation presentation(Claims claims, boolean allowHttp) {
    JsonNode presentation = claims.object("launch_presentation");
    boolean window =
        Claims.text(presentation.path("document_target")).filter("window"::equals).isPresent();
    Optional<URI> back =
        Claims.text(presentation.path("return_url"))
            .flatMap(url -> ServiceAddress.usable(url, allowHttp))
            .map(URI::create);
    return new Presentation(Locales.of(claims), !window, back);
  }

  private static Grading grading(Claims claims, boolean allowHttp) {
    JsonNode endpoint = claims.ags();
    return new Grading(
        Claims.text(endpoint.path("lineitem"))
            .flatMap(url -> ServiceAddress.usable(url, allowHttp)),
        Claims.text(endpoint.path("lineitems"))
            .flatMap(url -> ServiceAddress.usable(url, allowHttp)),
        Claims.texts(endpoint.path("scope")));
  }

  @Override
  public String toString() {
    return "ResourceLinkLaunch[" + registration.key() + " " + resourceLink + "]";
  }
}
