package io.labport.adapter.lti.registration.dynamic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.ToolConfig;
import io.labport.adapter.lti.launch.MessageKind;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.profile.RegistrationQuirks;
import io.labport.adapter.lti.profile.ToolAddresses;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.domain.Language;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration that we post (LTI Dynamic Registration 1.0, section 3.5), cut to what the
 * platform offers and to what this tool handles.
 */
public final class ToolConfiguration {
  static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
  static final String RESOURCE_LINK = "LtiResourceLinkRequest";
  static final String DEEP_LINKING = "LtiDeepLinkingRequest";

  private static final String LABEL = "lti.tool.deep-linking";

  private static final List<String> WANTED_SCOPES =
      List.of(
          Scopes.LINE_ITEM,
          Scopes.LINE_ITEM_READ,
          Scopes.RESULT_READ,
          Scopes.SCORE,
          Scopes.MEMBERS_READ);

  /** Only where the platform names them: they are newer than the other ones. */
  private static final List<String> SCOPES_IF_OFFERED = List.of(Scopes.GROUPS_READ, Scopes.NOTICES);

  /** Where the platform does not say which messages it sends. */
  private static final List<String> MESSAGES_BY_DEFAULT = List.of(RESOURCE_LINK, DEEP_LINKING);

  /**
   * What helps after a course was copied, and for deadlines. Not the user's login name, which would
   * be personal data that nobody needs.
   */
  private static final Map<String, String> PARAMETERS = parameters();

  private final ToolConfig tool;
  private final Set<String> handled;
  private final Pages pages;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public ToolConfiguration(LtiConfig config, Set<MessageKind> kinds, Pages pages) {
    this.tool = config.tool();
    this.handled = kinds.stream().map(MessageKind::type).collect(Collectors.toUnmodifiableSet());
    this.pages = pages;
  }

  private static Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("context_id_history", "$Context.id.history");
    all.put("resource_link_id_history", "$ResourceLink.id.history");
    all.put("available_end", "$ResourceLink.available.endDateTime");
    all.put("submission_end", "$ResourceLink.submission.endDateTime");
    all.put("user_submission_end", "$ResourceLink.submission.user.endDateTime");
    all.put("user_timezone", "$Person.address.timezone");
    return all;
  }

  /** The recommended custom parameters, in order. */
  public static Map<String, String> customParameters() {
    return Collections.unmodifiableMap(PARAMETERS);
  }

  /** What is always asked for by hand. */
  public static List<String> scopes() {
    return WANTED_SCOPES;
  }

  /** The scopes asked of this platform. */
  static List<String> scopes(PlatformConfiguration platform) {
    return platform
        .scopes()
        .map(
            offered ->
                Stream.concat(WANTED_SCOPES.stream(), SCOPES_IF_OFFERED.stream())
                    .filter(offered::contains)
                    .toList())
        .orElse(WANTED_SCOPES);
  }

  /** The messages asked of this platform, each with the places asked for. */
  List<PlatformConfiguration.Message> messages(
      PlatformConfiguration platform, RegistrationQuirks quirks) {
    List<PlatformConfiguration.Message> offered =
        platform
            .messages()
            .orElseGet(
                () ->
                    MESSAGES_BY_DEFAULT.stream()
                        .map(type -> new PlatformConfiguration.Message(type, List.of()))
                        .toList());
    return offered.stream()
        .filter(message -> handled.contains(message.type()))
        .map(
            message ->
                new PlatformConfiguration.Message(message.type(), placements(message, quirks)))
        .distinct()
        .toList();
  }

  /** Of a Canvas, the names may come with its own prefix; they go back as they came. */
  private static List<String> placements(
      PlatformConfiguration.Message message, RegistrationQuirks quirks) {
    if (!message.type().equals(DEEP_LINKING)) {
      return List.of();
    }
    return quirks.placements().stream()
        .flatMap(
            wanted ->
                message.placements().stream()
                    .filter(each -> each.substring(each.lastIndexOf('/') + 1).equals(wanted))
                    .limit(1))
        .toList();
  }

  byte[] document(
      PlatformConfiguration platform, RegistrationQuirks quirks, ToolAddresses addresses) {
    ObjectNode document = json.createObjectNode();
    document.put("application_type", "web");
    document.putArray("response_types").add("id_token");
    document.putArray("grant_types").add("implicit").add("client_credentials");
    document.put("initiate_login_uri", addresses.login().toString());
    document.putArray("redirect_uris").add(addresses.launch().toString());
    document.put("client_name", tool.name());
    document.put("client_uri", tool.home().map(Object::toString).orElse(addresses.site()));
    tool.logo().ifPresent(logo -> document.put("logo_uri", logo.toString()));
    tool.privacyPolicy().ifPresent(policy -> document.put("policy_uri", policy.toString()));
    tool.terms().ifPresent(terms -> document.put("tos_uri", terms.toString()));
    if (!tool.contacts().isEmpty()) {
      tool.contacts().forEach(document.putArray("contacts")::add);
    }
    document.put("jwks_uri", addresses.keys().toString());
    document.put("token_endpoint_auth_method", "private_key_jwt");
    document.put("id_token_signed_response_alg", "RS256");
    document.put(
        "scope",
        Stream.concat(Stream.of("openid"), scopes(platform).stream())
            .collect(Collectors.joining(" ")));
    document.set(TOOL, tool(platform, quirks, addresses));
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** In each language, marked as section 2.1 of OpenID Connect Dynamic Client Registration says. */
  private void label(ObjectNode message) {
    message.put("label", pages.text(List.of(), LABEL));
    for (Language language : Language.values()) {
      Locale locale = Locale.forLanguageTag(language.code());
      if (language != Language.ENGLISH) {
        message.put("label#" + locale.toLanguageTag(), pages.text(List.of(locale), LABEL));
      }
    }
  }

  private ObjectNode tool(
      PlatformConfiguration platform, RegistrationQuirks quirks, ToolAddresses addresses) {
    ObjectNode part = json.createObjectNode();
    part.put("domain", addresses.domain());
    part.put("description", tool.description());
    part.put("target_link_uri", addresses.launch().toString());
    ObjectNode custom = part.putObject("custom_parameters");
    PARAMETERS.forEach(custom::put);
    List.of("iss", "sub", "name", "given_name", "family_name", "email", "locale")
        .forEach(part.withArray("claims")::add);
    ArrayNode messages = part.putArray("messages");
    for (PlatformConfiguration.Message each : messages(platform, quirks)) {
      ObjectNode message = messages.addObject();
      message.put("type", each.type());
      if (each.type().equals(DEEP_LINKING)) {
        message.put("target_link_uri", addresses.launch().toString());
        label(message);
        tool.logo().ifPresent(logo -> message.put("icon_uri", logo.toString()));
        if (!each.placements().isEmpty()) {
          each.placements().forEach(message.putArray("placements")::add);
        }
        message.putArray("supported_types").add("ltiResourceLink");
      }
    }
    quirks.toolMembers().forEach((name, value) -> part.set(name, json.valueToTree(value)));
    return part;
  }
}
