package io.labport.examples.lms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A context: its links, its members and what else is in it. Immutable; what a tool or a teacher
 * adds makes another value under the same id.
 *
 * @param deploymentId empty for the first one of the tool's registration
 * @param history ids of the courses this one is a copy of, newest first
 */
public record Course(
    String id,
    String label,
    String title,
    Optional<String> deploymentId,
    List<Link> links,
    List<Member> members,
    List<Material> materials,
    List<Group> groups,
    List<Group.Bundle> groupSets,
    List<String> history) {

  public Course {
    Member.requireId(id);
    links = List.copyOf(links);
    members = List.copyOf(members);
    materials = List.copyOf(materials);
    groups = List.copyOf(groups);
    groupSets = List.copyOf(groupSets);
    history = List.copyOf(history);
    Set<String> seen = new HashSet<>();
    links.forEach(
        link -> {
          if (!seen.add(link.id())) {
            throw new IllegalArgumentException("course " + id + " has link twice: " + link.id());
          }
        });
    seen.clear();
    members.forEach(
        member -> {
          if (!seen.add(member.id())) {
            throw new IllegalArgumentException(
                "course " + id + " has member twice: " + member.id());
          }
        });
  }

  /** A course in the registration's first deployment. */
  public static Course of(
      String id, String label, String title, List<Link> links, List<Member> members) {
    return new Course(
        id,
        label,
        title,
        Optional.empty(),
        links,
        members,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The same course in another deployment. */
  public Course inDeployment(String deployment) {
    return new Course(
        id,
        label,
        title,
        Optional.of(deployment),
        links,
        members,
        materials,
        groups,
        groupSets,
        history);
  }

  /** The same course with these groups. */
  public Course grouped(List<Group.Bundle> sets, List<Group> members) {
    return new Course(
        id, label, title, deploymentId, links, this.members, materials, members, sets, history);
  }

  Course linking(List<Link> all) {
    return new Course(
        id, label, title, deploymentId, all, members, materials, groups, groupSets, history);
  }

  Course attendedBy(List<Member> all) {
    return new Course(
        id, label, title, deploymentId, links, all, materials, groups, groupSets, history);
  }

  Course offering(List<Material> all) {
    return new Course(
        id, label, title, deploymentId, links, members, all, groups, groupSets, history);
  }

  /** A copy with the same people, under another id, which remembers this one's. */
  Course copiedAs(String newId, Optional<String> deployment, List<Link> copiedLinks) {
    return new Course(
        newId,
        label,
        title + " (copy)",
        deployment,
        copiedLinks,
        members,
        materials,
        groups,
        groupSets,
        newestFirst(id, history));
  }

  Optional<Link> link(String linkId) {
    return links.stream().filter(link -> link.id().equals(linkId)).findFirst();
  }

  Optional<Member> member(String userId) {
    return members.stream().filter(member -> member.id().equals(userId)).findFirst();
  }

  static List<String> newestFirst(String newest, List<String> earlier) {
    List<String> all = new ArrayList<>();
    all.add(newest);
    all.addAll(earlier);
    return all;
  }
}
