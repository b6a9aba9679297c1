package io.labport.adapter.lti.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.validation.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a token's claims may be kept for looking at. What is not known to hold no personal data
 * is named without its value, so that an LMS's own claim cannot bring any in.
 */
public final class ClaimsShown {
  private static final String SPEC = "https://purl.imsglobal.org/spec/";
  private static final String LTI = SPEC + "lti/claim/";
  private static final String WITHHELD = "(withheld)";
  private static final int LONGEST = 120;
  private static final int MOST_MEMBERS = 60;

  /** Of all of these nothing is kept, not even that they were there, except by their names. */
  private static final List<String> IDENTITY =
      List.of("name", "given_name", "family_name", "middle_name", "nickname", "email");

  /** In which of its places a platform shows the link: some say so in a claim of their own. */
  private static final String PLACE = "/placement";

  private static final Set<String> PLAIN =
      Set.of(
          "iss",
          "aud",
          "azp",
          "exp",
          "iat",
          "nbf",
          LTI + "message_type",
          LTI + "version",
          LTI + "deployment_id",
          LTI + "target_link_uri",
          LTI + "roles");

  /** Objects, by the members of them that may be kept. */
  private static final Map<String, Set<String>> OBJECTS =
      Map.of(
          LTI + "resource_link",
          Set.of("id", "title"),
          LTI + "context",
          Set.of("id", "label", "title", "type"),
          LTI + "tool_platform",
          Set.of("guid", "name", "version", "product_family_code", "url"),
          LTI + "launch_presentation",
          Set.of("document_target", "height", "width", "locale"),
          LTI + "lis",
          Set.of("course_offering_sourcedid", "course_section_sourcedid"),
          SPEC + "lti-ags/claim/endpoint",
          Set.of("scope", "lineitem", "lineitems"),
          SPEC + "lti-nrps/claim/namesroleservice",
          Set.of("context_memberships_url", "service_versions"),
          SPEC + "lti-gs/claim/groupsservice",
          Set.of("context_groups_url", "context_group_sets_url", "scope", "service_versions"),
          SPEC + "lti-dl/claim/deep_linking_settings",
          Set.of(
              "accept_types",
              "accept_presentation_document_targets",
              "accept_multiple",
              "accept_lineitem",
              "auto_create"));

  private ClaimsShown() {}

  public static ObjectNode of(ObjectNode token) {
    Set<String> persons =
        Stream.concat(IDENTITY.stream(), Stream.of("sub"))
            .map(claim -> token.path(claim).asText("").strip().toLowerCase(Locale.ROOT))
            .filter(value -> !value.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> claim : token.properties()) {
      if (shown.size() >= MOST_MEMBERS) {
        break;
      }
      String name = Report.plain(claim.getKey());
      if (name.equals("sub") || name.equals("nonce")) {
        shown.put(name, "hash " + Fingerprint.brief(claim.getValue().asText("")));
      } else if ((PLAIN.contains(name) || name.endsWith(PLACE))) {
        shown.set(name, value(claim.getValue()));
      } else if (name.equals(LTI + "custom")) {
        shown.set(name, custom(claim.getValue(), persons));
      } else {
        Set<String> members = OBJECTS.get(name);
        shown.set(
            name,
            members == null
                ? JsonNodeFactory.instance.textNode(WITHHELD)
                : members(claim.getValue(), members));
      }
    }
    return shown;
  }

  private static JsonNode members(JsonNode object, Set<String> wanted) {
    if (!object.isObject()) {
      return value(object);
    }
    ObjectNode some = JsonNodeFactory.instance.objectNode();
    object.properties().stream()
        .filter(member -> wanted.contains(member.getKey()))
        .forEach(member -> some.set(member.getKey(), value(member.getValue())));
    return some;
  }

  /** A platform may have put a name or an address where the link asked for it. */
  private static JsonNode custom(JsonNode object, Set<String> persons) {
    if (!object.isObject()) {
      return value(object);
    }
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    object.properties().stream()
        .limit(MOST_MEMBERS)
        .forEach(
            member -> {
              String text = member.getValue().asText("").strip().toLowerCase(Locale.ROOT);
              boolean personal =
                  text.contains("@")
                      || persons.stream().anyMatch(p -> p.equals(text) || personIn(p, text));
              shown.set(
                  Report.plain(member.getKey()),
                  personal
                      ? JsonNodeFactory.instance.textNode(WITHHELD)
                      : value(member.getValue()));
            });
    return shown;
  }

  /** Short words are parts of other words too often. */
  private static boolean personIn(String person, String text) {
    return person.length() > 3 && text.contains(person);
  }

  private static JsonNode value(JsonNode node) {
    if (node.isTextual()) {
      String plain = Report.plain(node.textValue());
      return JsonNodeFactory.instance.textNode(
          plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...");
    }
    if (node.isArray()) {
      var some = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < Math.min(node.size(), MOST_MEMBERS); i++) {
        some.add(
            node.get(i).isContainerNode() ? value(node.get(i).toString()) : value(node.get(i)));
      }
      return some;
    }
    return node.isObject() ? value(node.toString()) : node;
  }

  private static JsonNode value(String text) {
    return value(JsonNodeFactory.instance.textNode(text));
  }
}
