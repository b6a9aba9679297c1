package io.labport.examples.lms;

import java.util.List;
import java.util.Optional;

/**
 * What a tool sent back after Deep Linking.
 *
 * @param status of the page that was answered
 * @param problems everything that is wrong; empty if it was taken
 * @param items the content items as received, as one JSON text each
 * @param addedLinkIds of the links that came of it
 * @param message for people, if any
 * @param errorMessage for people, if any
 * @param log for the log, if any
 * @param errorLog for the log, if any
 */
public record DeepLinkAnswer(
    String courseId,
    int status,
    List<String> problems,
    List<String> items,
    List<String> addedLinkIds,
    Optional<String> message,
    Optional<String> errorMessage,
    Optional<String> log,
    Optional<String> errorLog) {

  public DeepLinkAnswer {
    problems = List.copyOf(problems);
    items = List.copyOf(items);
    addedLinkIds = List.copyOf(addedLinkIds);
  }
}
