package io.labport.adapter.lti.ags;

import io.labport.core.domain.LabProfileId;

/**
 * By what a lab's own column is known: what Deep Linking asks for and what scores look for must be
 * the same.
 */
public final class TotalColumn {
  public static final String TAG = "lab-score";

  private TotalColumn() {}

  public static String resourceId(LabProfileId lab) {
    return "lab-" + lab;
  }
}
