package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The registered tool in the state file. */
final class ToolJson {

  private ToolJson() {}

  static ObjectNode write(ToolRegistration tool) {
    ObjectNode json =
        Json.object()
            .put("clientId", tool.clientId())
            .put("login", tool.loginUrl().toString())
            .put("target", tool.targetLinkUri().toString())
            .put("jwks", tool.jwksUrl().toString())
            .put("domain", tool.domain())
            .put("active", tool.active());
    ArrayNode deployments = json.putArray("deployments");
    tool.deploymentIds().forEach(deployments::add);
    ArrayNode redirects = json.putArray("redirects");
    tool.redirectUris().forEach(redirects::add);
    ArrayNode scopes = json.putArray("scopes");
    tool.scopes().forEach(scopes::add);
    ObjectNode targets = json.putObject("messageTargets");
    tool.messageTargets().forEach((type, target) -> targets.put(type, target.toString()));
    ObjectNode custom = json.putObject("custom");
    tool.custom().forEach(custom::put);
    return json;
  }

  static ToolRegistration read(JsonNode json) {
    Map<String, URI> targets = new LinkedHashMap<>();
    strings(json.path("messageTargets"))
        .forEach((type, target) -> targets.put(type, URI.create(target)));
    return new ToolRegistration(
        json.path("clientId").asText(),
        texts(json.path("deployments")),
        URI.create(json.path("login").asText()),
        texts(json.path("redirects")),
        URI.create(json.path("target").asText()),
        URI.create(json.path("jwks").asText()),
        new LinkedHashSet<>(texts(json.path("scopes"))),
        json.path("domain").asText(),
        targets,
        strings(json.path("custom")),
        json.path("active").asBoolean());
  }

  private static Map<String, String> strings(JsonNode map) {
    Map<String, String> strings = new LinkedHashMap<>();
    map.properties().forEach(one -> strings.put(one.getKey(), one.getValue().asText()));
    return strings;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
