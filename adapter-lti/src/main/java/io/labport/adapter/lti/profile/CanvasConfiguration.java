package io.labport.adapter.lti.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For Canvas's Developer Keys, by "Enter URL" or "Paste JSON". */
final class CanvasConfiguration implements ReadyConfiguration {
  static final String FILE = "canvas.json";

  private final List<String> placements;

  CanvasConfiguration(List<String> placements) {
    this.placements = placements;
  }

  @Override
  public String file() {
    return FILE;
  }

  @Override
  public Map<String, Object> content(ToolAddresses tool, Wishes wishes) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("title", tool.name());
    content.put("description", tool.description());
    content.put("oidc_initiation_url", tool.login().toString());
    content.put("target_link_uri", tool.launch().toString());
    content.put("scopes", wishes.scopes());
    content.put("public_jwk_url", tool.keys().toString());
    content.put("redirect_uris", List.of(tool.launch().toString()));
    content.put("custom_fields", wishes.customParameters());
    content.put("extensions", List.of(extension(tool, wishes)));
    return content;
  }

  private Map<String, Object> extension(ToolAddresses tool, Wishes wishes) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("text", tool.name());
    wishes.logo().ifPresent(logo -> settings.put("icon_url", logo.toString()));
    settings.put("selection_width", 800);
    settings.put("selection_height", 600);
    settings.put("placements", placements.stream().map(p -> placement(p, tool, wishes)).toList());
    Map<String, Object> extension = new LinkedHashMap<>();
    extension.put("platform", "canvas.instructure.com");
    extension.put("domain", tool.domain());
    extension.put("tool_id", "labport");
    extension.put("privacy_level", "public");
    extension.put("settings", settings);
    return extension;
  }

  private static Map<String, Object> placement(String name, ToolAddresses tool, Wishes wishes) {
    Map<String, Object> placement = new LinkedHashMap<>();
    placement.put("placement", name);
    placement.put("message_type", "LtiDeepLinkingRequest");
    placement.put("target_link_uri", tool.launch().toString());
    placement.put("text", wishes.deepLinking());
    placement.put("enabled", true);
    wishes.logo().ifPresent(logo -> placement.put("icon_url", logo.toString()));
    return placement;
  }
}
