package io.labport.examples.lms.scorm;

import io.labport.examples.lms.scorm.ScormActivity.Delivery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an imsmanifest.xml says, as far as this LMS uses it. */
record Manifest(
    String id, ScormVersion version, String title, List<Item> items, Set<String> files) {

  /** An item of the default organization that leads to a resource. */
  record Item(
      String id,
      String title,
      String href,
      boolean visible,
      boolean sco,
      Optional<BigDecimal> mastery,
      Optional<BigDecimal> passing,
      Optional<BigDecimal> completionThreshold,
      String launchData,
      Delivery delivery) {

    /** A teacher's title takes the place of the item's where the package has only one. */
    ScormActivity activity(String packageId, String courseId, Manifest of, String teachersTitle) {
      boolean only = of.items().size() == 1;
      return new ScormActivity(
          packageId + "-" + (of.items().indexOf(this) + 1),
          packageId,
          courseId,
          id,
          only && !teachersTitle.isEmpty() ? teachersTitle : title,
          of.version(),
          href,
          visible,
          sco,
          mastery,
          passing,
          completionThreshold,
          launchData,
          delivery);
    }
  }
}
