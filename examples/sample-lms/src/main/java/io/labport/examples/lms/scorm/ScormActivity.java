package io.labport.examples.lms.scorm;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What learners launch: an item of a package that leads to a resource.
 *
 * @param id unique in the LMS
 * @param itemId identifier of the item in the manifest
 * @param href launch address below the package's content, with parameters
 * @param sco whether the resource uses the run-time API; an asset does not
 * @param mastery {@code adlcp:masteryscore}, 0 to 100, of SCORM 1.2
 * @param passing {@code imsss:minNormalizedMeasure}, -1 to 1, of SCORM 2004
 * @param completionThreshold progress that completes, of SCORM 2004
 * @param launchData {@code datafromlms}; empty if there is none
 * @param delivery what the manifest says of deliveryControls, or their defaults
 */
public record ScormActivity(
    String id,
    String packageId,
    String courseId,
    String itemId,
    String title,
    ScormVersion version,
    String href,
    boolean visible,
    boolean sco,
    Optional<BigDecimal> mastery,
    Optional<BigDecimal> passing,
    Optional<BigDecimal> completionThreshold,
    String launchData,
    Delivery delivery) {

  /** SCORM 2004 SN, section 3.13: deliveryControls. */
  public record Delivery(
      boolean tracked, boolean completionSetByContent, boolean objectiveSetByContent) {

    static final Delivery DEFAULTS = new Delivery(true, false, false);
  }
}
