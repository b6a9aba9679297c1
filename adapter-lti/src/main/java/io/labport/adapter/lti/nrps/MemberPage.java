package io.labport.adapter.lti.nrps;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.launch.Claims;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads membership containers member by member (NRPS 2.0, section 2.2), so that a page of any size
 * is never a tree in memory. Lists of roles that are the same are the same object. One object reads
 * the pages of one answer; not thread-safe.
 */
final class MemberPage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String OUTCOMES =
      "https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome";

  private final Map<List<String>, List<String>> roleLists = new HashMap<>();

  /**
   * @param to says whether more are wanted
   * @return whether more are wanted
   * @throws IOException when the body is no membership container
   */
  boolean read(byte[] body, Predicate<Member> to) throws IOException {
    try (JsonParser parser = JSON.getFactory().createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "no membership container");
      }
      boolean found = false;
      boolean more = true;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean members = parser.currentName().equals("members");
        JsonToken value = parser.nextToken();
        if (members && value == JsonToken.START_ARRAY) {
          found = true;
          more = members(parser, to);
          if (!more) {
            return false;
          }
        } else {
          parser.skipChildren();
        }
      }
      if (!found) {
        throw new JsonParseException(parser, "no members");
      }
      return more;
    }
  }

  private boolean members(JsonParser parser, Predicate<Member> to) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode node = JSON.readTree(parser);
      Optional<Member> member = member(node);
      if (member.isPresent() && !to.test(member.get())) {
        return false;
      }
    }
    return true;
  }

  /** Empty for an entry without an id: nobody could be told by it. */
  private Optional<Member> member(JsonNode node) {
    return Claims.id(node.path("user_id"))
        .map(
            user ->
                new Member(
                    user,
                    status(node.path("status")),
                    roles(node.path("roles")),
                    Claims.text(node.path("name")),
                    Claims.text(node.path("given_name")),
                    Claims.text(node.path("middle_name")),
                    Claims.text(node.path("family_name")),
                    Claims.text(node.path("email")),
                    Claims.text(node.path("picture")),
                    Claims.id(node.path("lis_person_sourcedid")),
                    Claims.id(node.path("lti11_legacy_user_id")),
                    groups(node.path("group_enrollments")),
                    messages(node.path("message"))));
  }

  /** Active when absent (NRPS 2.0, section 2.3); what is not known is at least not active. */
  private static MemberStatus status(JsonNode node) {
    String status = Claims.text(node).orElse("active").toLowerCase(Locale.ROOT);
    if (status.equals("active")) {
      return MemberStatus.ACTIVE;
    }
    return status.equals("deleted") ? MemberStatus.DELETED : MemberStatus.INACTIVE;
  }

  private List<String> roles(JsonNode node) {
    List<String> roles = Claims.texts(node);
    return roleLists.computeIfAbsent(roles, same -> same);
  }

  private static List<String> groups(JsonNode node) {
    List<String> groups = new ArrayList<>();
    node.forEach(entry -> Claims.id(entry.path("group_id")).ifPresent(groups::add));
    return groups;
  }

  /** An array in the specification; some platforms send the one message itself. */
  private static List<LinkMessage> messages(JsonNode node) {
    List<LinkMessage> messages = new ArrayList<>();
    if (node.isObject()) {
      messages.add(message(node));
    } else {
      node.forEach(entry -> messages.add(message(entry)));
    }
    return messages;
  }

  private static LinkMessage message(JsonNode node) {
    Map<String, String> custom = new LinkedHashMap<>();
    node.path(LTI + "custom")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                custom.put(entry.getKey(), entry.getValue().asText());
              }
            });
    JsonNode outcomes = node.path(OUTCOMES);
    return new LinkMessage(
        Claims.text(node.path(LTI + "message_type")).orElse("LtiResourceLinkRequest"),
        custom,
        Claims.text(outcomes.path("lis_result_sourcedid")),
        Claims.text(outcomes.path("lis_outcome_service_url")));
  }
}
