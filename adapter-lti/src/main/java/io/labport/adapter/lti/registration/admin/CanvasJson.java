package io.labport.adapter.lti.registration.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.profile.ToolAddresses;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.StoredRegistration;
import io.labport.adapter.lti.registration.dynamic.ToolConfiguration;
import io.labport.adapter.lti.registration.dynamic.ToolDescription;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The configuration that a Canvas administrator pastes or names by its address (Canvas, Developer
 * Keys, "Enter URL"). Public: nothing in it is secret.
 */
public final class CanvasJson implements WebHandler {
  private static final String DEEP_LINKING = "LtiDeepLinkingRequest";

  private final LtiConfig config;
  private final ToolDescription tool;
  private final Profiles profiles;
  private final Pages pages;

  @Inject
  CanvasJson(LtiConfig config, ToolDescription tool, Profiles profiles, Pages pages) {
    this.config = config;
    this.tool = tool;
    this.profiles = profiles;
    this.pages = pages;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Optional<String> key = request.queryParameter("registration");
    if (key.filter(text -> !text.matches(StoredRegistration.KEY)).isPresent()) {
      return WebResponse.text(400, "registration must be the key of a registration");
    }
    ToolAddresses addresses = tool.addresses(key);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("title", addresses.name());
    json.put("description", addresses.description());
    json.put("oidc_initiation_url", addresses.login().toString());
    json.put("target_link_uri", addresses.launch().toString());
    ToolConfiguration.scopes().forEach(json.putArray("scopes")::add);
    json.put("public_jwk_url", addresses.keys().toString());
    json.putArray("redirect_uris").add(addresses.launch().toString());
    ObjectNode custom = json.putObject("custom_fields");
    ToolConfiguration.customParameters().forEach(custom::put);
    extension(json.putArray("extensions").addObject(), addresses);
    return WebResponse.json(200, json.toPrettyString());
  }

  private void extension(ObjectNode extension, ToolAddresses addresses) {
    extension.put("platform", "canvas.instructure.com");
    extension.put("domain", addresses.domain());
    extension.put("tool_id", "labport");
    extension.put("privacy_level", "public");
    ObjectNode settings = extension.putObject("settings");
    settings.put("text", addresses.name());
    config.tool().logo().ifPresent(logo -> settings.put("icon_url", logo.toString()));
    settings.put("selection_width", 800);
    settings.put("selection_height", 600);
    ArrayNode placements = settings.putArray("placements");
    for (String placement : profiles.of(PlatformFamily.CANVAS).registering().placements()) {
      ObjectNode each = placements.addObject();
      each.put("placement", placement);
      each.put("message_type", DEEP_LINKING);
      each.put("target_link_uri", addresses.launch().toString());
      each.put("text", pages.text(List.of(), "lti.tool.deep-linking"));
      each.put("enabled", true);
      config.tool().logo().ifPresent(logo -> each.put("icon_url", logo.toString()));
    }
  }
}
