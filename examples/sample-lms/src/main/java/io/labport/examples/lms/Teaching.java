package io.labport.examples.lms;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What teachers do to courses. Thread-safe. */
public final class Teaching {

  private final Platform platform;
  private final Gradebook gradebook;
  private final PickRequests picks;
  private final Rosters rosters;
  private final BiConsumer<Course, Course> copied;
  private final SecureRandom random = new SecureRandom();
  private final List<DeepLinkAnswer> answers = new ArrayList<>();

  /**
   * @param copied told after a copy: the original and the copy
   */
  Teaching(
      Platform platform,
      Gradebook gradebook,
      PickRequests picks,
      Rosters rosters,
      BiConsumer<Course, Course> copied) {
    this.platform = platform;
    this.gradebook = gradebook;
    this.picks = picks;
    this.rosters = rosters;
    this.copied = copied;
  }

  /**
   * A course as it is now.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Course course(String courseId) {
    return platform
        .course(courseId)
        .orElseThrow(() -> new IllegalArgumentException("there is no course " + courseId));
  }

  /**
   * Adds a link, with its column if it is graded, in place of any link with the same id.
   *
   * @throws IllegalArgumentException if there is no such course
   */
  public void put(String courseId, Link link) {
    Course course =
        platform.change(
            courseId,
            before -> {
              List<Link> links = new ArrayList<>(before.links());
              links.removeIf(old -> old.id().equals(link.id()));
              links.add(link);
              return before.linking(links);
            });
    gradebook.couple(course);
    gradebook.keep();
  }

  /** What Deep Linking requests ask for from now on. */
  public void deepLinking(DeepLinkingSettings settings) {
    picks.settings(settings);
  }

  /** All answers to Deep Linking requests, taken or refused, oldest first. */
  public List<DeepLinkAnswer> deepLinkAnswers() {
    synchronized (answers) {
      return List.copyOf(answers);
    }
  }

  /**
   * Copies a course: another id, other link ids, the same people, columns with the same resourceId
   * and tag, no grades. Tools that asked for it get a notice.
   *
   * @throws IllegalArgumentException if there is no such course
   */
  public Course copy(String courseId) {
    Course original = course(courseId);
    String mark = "c" + LmsProfile.hex(random, 3);
    Map<String, String> newIds = new HashMap<>();
    List<Link> links = new ArrayList<>();
    for (Link link : original.links()) {
      String id = link.id() + "-" + mark;
      newIds.put(link.id(), id);
      links.add(link.copiedAs(id));
    }
    Course copy = original.copiedAs(courseId + "-" + mark, deployment(original), links);
    platform.add(copy);
    for (LineItem column : gradebook.columns(courseId)) {
      Optional<String> link = column.linkId().map(id -> newIds.getOrDefault(id, id));
      gradebook.add(number -> column.copiedAs(number, copy.id(), link));
    }
    gradebook.keep();
    copied.accept(original, copy);
    return copy;
  }

  /** Enrols somebody, or changes the enrolment. */
  public void enrol(String courseId, Member member) {
    platform.change(
        courseId,
        before -> {
          List<Member> members = new ArrayList<>(before.members());
          members.removeIf(old -> old.id().equals(member.id()));
          members.add(member);
          return before.attendedBy(members);
        });
    rosters.changed(courseId, member, false);
    gradebook.keep();
  }

  /**
   * Takes somebody out of a course.
   *
   * @throws IllegalArgumentException if there is nobody of that id
   */
  public void remove(String courseId, String userId) {
    Member gone =
        course(courseId)
            .member(userId)
            .orElseThrow(() -> new IllegalArgumentException("nobody is " + userId));
    platform.change(
        courseId,
        before ->
            before.attendedBy(
                before.members().stream().filter(one -> !one.id().equals(userId)).toList()));
    rosters.changed(courseId, gone, true);
    gradebook.keep();
  }

  /** Sets the groups of a course. */
  public void group(String courseId, List<Group.Bundle> sets, List<Group> groups) {
    platform.change(courseId, before -> before.grouped(sets, groups));
    gradebook.keep();
  }

  /** Adds what a tool has sent; answers the ids of new links. */
  List<String> add(String courseId, List<ContentItem> items) {
    List<String> added = new ArrayList<>();
    for (ContentItem item : items) {
      if (item.type().equals("ltiResourceLink")) {
        String id = "dl-" + LmsProfile.hex(random, 5);
        Link link = item.asLink(id, !platform.has(Quirk.DROPS_ITEM_CUSTOM));
        item.column()
            .ifPresent(
                wanted -> gradebook.add(number -> item.asLineItem(number, courseId, id, wanted)));
        put(courseId, link);
        added.add(id);
      } else {
        platform.change(
            courseId,
            before -> {
              List<Material> materials = new ArrayList<>(before.materials());
              materials.add(item.asMaterial());
              return before.offering(materials);
            });
      }
    }
    gradebook.keep();
    return added;
  }

  void remember(DeepLinkAnswer answer) {
    synchronized (answers) {
      answers.add(answer);
    }
  }

  /** Canvas: a course that has an installation of its own gets another one with its copy. */
  private Optional<String> deployment(Course original) {
    if (original.deploymentId().isEmpty() || !platform.has(Quirk.COPY_MAKES_DEPLOYMENT)) {
      return original.deploymentId();
    }
    String fresh = platform.profile().deploymentId(random);
    ToolRegistration tool = platform.tool();
    List<String> all = new ArrayList<>(tool.deploymentIds());
    all.add(fresh);
    platform.register(tool.deployedAs(all));
    return Optional.of(fresh);
  }
}
