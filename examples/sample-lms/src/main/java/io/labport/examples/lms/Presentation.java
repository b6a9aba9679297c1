package io.labport.examples.lms;

import java.util.Optional;

/** Where a tool opens. */
public enum Presentation {
  /** In a frame of the course page. */
  FRAME("iframe"),
  /** In a tab or window of its own. */
  WINDOW("window");

  private final String documentTarget;

  Presentation(String documentTarget) {
    this.documentTarget = documentTarget;
  }

  String documentTarget() {
    return documentTarget;
  }

  static Optional<Presentation> of(String documentTarget) {
    for (Presentation one : values()) {
      if (one.documentTarget.equals(documentTarget)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
