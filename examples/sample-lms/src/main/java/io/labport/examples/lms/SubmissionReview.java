package io.labport.examples.lms;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a line item says about looking at a learner's work in the tool: Submission Review 1.0.
 *
 * @param reviewableStatus states in which there is something to see; empty for all
 * @param url empty for the address of the link or of the registration
 */
public record SubmissionReview(
    List<String> reviewableStatus,
    Optional<String> label,
    Optional<URI> url,
    Map<String, String> custom) {

  public SubmissionReview {
    reviewableStatus = List.copyOf(reviewableStatus);
    custom = Map.copyOf(custom);
  }
}
