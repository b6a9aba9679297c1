package io.labport.examples.lms;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A context: its links and its members.
 *
 * @param deploymentId empty for the first one of the tool's registration
 */
public record Course(
    String id,
    String label,
    String title,
    Optional<String> deploymentId,
    List<Link> links,
    List<Member> members) {

  public Course {
    Member.requireId(id);
    links = List.copyOf(links);
    members = List.copyOf(members);
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
    return new Course(id, label, title, Optional.empty(), links, members);
  }

  /** The same course in another deployment. */
  public Course inDeployment(String deployment) {
    return new Course(id, label, title, Optional.of(deployment), links, members);
  }

  Optional<Link> link(String linkId) {
    return links.stream().filter(link -> link.id().equals(linkId)).findFirst();
  }

  Optional<Member> member(String userId) {
    return members.stream().filter(member -> member.id().equals(userId)).findFirst();
  }
}
