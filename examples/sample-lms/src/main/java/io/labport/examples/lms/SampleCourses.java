package io.labport.examples.lms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What is taught unless something else is asked for. */
final class SampleCourses {

  private SampleCourses() {}

  static List<Course> all() {
    List<Member> members =
        List.of(
            Member.student("ada", "Ada", "Brook"),
            Member.student("ben", "Ben", "Ferreira").sharing(Privacy.NOTHING),
            Member.student("chloe", "Chloé", "Öztürk").sharing(Privacy.NAMES_ONLY),
            Member.teacher("tess", "Tess", "Okafor"),
            Member.testStudent("preview"));
    return List.of(
        Course.of(
            "cloud-101",
            "CLD-101",
            "Cloud networking",
            List.of(
                Link.graded("lab-1", "Lab 1: Virtual networks", Map.of("labid", "1")),
                Link.graded("lab-2", "Lab 2: Firewalls", Map.of("labid", "2"))
                    .outOf(BigDecimal.valueOf(20)),
                Link.ungraded("warm-up", "Warm-up, not graded", Map.of("labid", "3"))),
            members));
  }
}
