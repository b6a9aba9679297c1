package io.labport.adapter.scorm.dispatch;

import io.labport.core.domain.LabProfileId;

/**
 * A lab of a dispatch.
 *
 * @param slot names it in the package: {@code 1}, {@code 2} and so on
 * @param profile the lab's number at Skillable; the package does not know it
 * @param title as the LMS shows it
 */
public record DispatchedLab(String slot, int profile, String title) {

  public LabProfileId lab() {
    return new LabProfileId(profile);
  }
}
