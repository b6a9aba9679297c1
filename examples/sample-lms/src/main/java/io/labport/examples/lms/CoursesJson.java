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
import java.util.Optional;

/** Courses in the state file. */
final class CoursesJson {

  private CoursesJson() {}

  static ArrayNode write(List<Course> courses) {
    ArrayNode json = Json.array();
    for (Course course : courses) {
      ObjectNode one =
          json.addObject()
              .put("id", course.id())
              .put("label", course.label())
              .put("title", course.title());
      course.deploymentId().ifPresent(id -> one.put("deployment", id));
      ArrayNode links = one.putArray("links");
      course.links().forEach(link -> links.add(write(link)));
      ArrayNode members = one.putArray("members");
      course
          .members()
          .forEach(
              member ->
                  members
                      .addObject()
                      .put("id", member.id())
                      .put("role", member.role().name())
                      .put("given", member.givenName())
                      .put("family", member.familyName())
                      .put("email", member.email())
                      .put("privacy", member.privacy().name())
                      .put("active", member.active()));
      ArrayNode materials = one.putArray("materials");
      course
          .materials()
          .forEach(
              material ->
                  materials
                      .addObject()
                      .put("type", material.type())
                      .put("title", material.title())
                      .put("address", material.address())
                      .put("html", material.html()));
      ArrayNode groups = one.putArray("groups");
      for (Group group : course.groups()) {
        ObjectNode its = groups.addObject().put("id", group.id()).put("name", group.name());
        group.tag().ifPresent(tag -> its.put("tag", tag));
        group.setId().ifPresent(set -> its.put("set", set));
        ArrayNode users = its.putArray("users");
        group.userIds().forEach(users::add);
      }
      ArrayNode sets = one.putArray("groupSets");
      course
          .groupSets()
          .forEach(set -> sets.addObject().put("id", set.id()).put("name", set.name()));
      ArrayNode history = one.putArray("history");
      course.history().forEach(history::add);
    }
    return json;
  }

  static List<Course> read(JsonNode json) {
    List<Course> courses = new ArrayList<>();
    for (JsonNode one : json) {
      List<Link> links = new ArrayList<>();
      one.path("links").forEach(link -> links.add(link(link)));
      List<Member> members = new ArrayList<>();
      one.path("members").forEach(member -> members.add(member(member)));
      List<Material> materials = new ArrayList<>();
      one.path("materials")
          .forEach(
              its ->
                  materials.add(
                      new Material(
                          its.path("type").asText(),
                          its.path("title").asText(),
                          its.path("address").asText(),
                          its.path("html").asText())));
      List<Group> groups = new ArrayList<>();
      one.path("groups")
          .forEach(
              its ->
                  groups.add(
                      new Group(
                          its.path("id").asText(),
                          its.path("name").asText(),
                          text(its, "tag"),
                          text(its, "set"),
                          new LinkedHashSet<>(texts(its.path("users"))))));
      List<Group.Bundle> sets = new ArrayList<>();
      one.path("groupSets")
          .forEach(
              its ->
                  sets.add(new Group.Bundle(its.path("id").asText(), its.path("name").asText())));
      courses.add(
          new Course(
              one.path("id").asText(),
              one.path("label").asText(),
              one.path("title").asText(),
              text(one, "deployment"),
              links,
              members,
              materials,
              groups,
              sets,
              texts(one.path("history"))));
    }
    return courses;
  }

  private static ObjectNode write(Link link) {
    ObjectNode json =
        Json.object().put("id", link.id()).put("title", link.title()).put("text", link.text());
    ObjectNode custom = json.putObject("custom");
    link.custom().forEach(custom::put);
    link.maximum().ifPresent(points -> json.put("maximum", points));
    link.targetLinkUri().ifPresent(target -> json.put("target", target.toString()));
    json.set("available", write(link.available()));
    json.set("submission", write(link.submission()));
    ArrayNode history = json.putArray("history");
    link.history().forEach(history::add);
    return json;
  }

  private static ObjectNode write(Period period) {
    ObjectNode json = Json.object();
    period.start().ifPresent(time -> json.put("start", time));
    period.end().ifPresent(time -> json.put("end", time));
    return json;
  }

  private static Link link(JsonNode json) {
    Map<String, String> custom = new LinkedHashMap<>();
    json.path("custom")
        .properties()
        .forEach(entry -> custom.put(entry.getKey(), entry.getValue().asText()));
    return new Link(
        json.path("id").asText(),
        json.path("title").asText(),
        json.path("text").asText(),
        custom,
        json.has("maximum") ? Optional.of(json.path("maximum").decimalValue()) : Optional.empty(),
        text(json, "target").map(URI::create),
        period(json.path("available")),
        period(json.path("submission")),
        texts(json.path("history")));
  }

  private static Member member(JsonNode json) {
    return new Member(
        json.path("id").asText(),
        Role.valueOf(json.path("role").asText()),
        json.path("given").asText(),
        json.path("family").asText(),
        json.path("email").asText(),
        Privacy.valueOf(json.path("privacy").asText()),
        json.path("active").asBoolean());
  }

  private static Period period(JsonNode json) {
    return new Period(text(json, "start"), text(json, "end"));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).textValue());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
