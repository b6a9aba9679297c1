package io.labport.examples.lms;

import java.time.Instant;

/** A link opened by somebody who is signed in here, until the tool has asked who it is. */
record Launch(
    Course course,
    Link link,
    Member member,
    Presentation presentation,
    String messageHint,
    Instant expiresAt) {

  /** As Moodle: the user's id. */
  String loginHint() {
    return member.id();
  }
}
