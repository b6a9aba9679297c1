package io.labport.examples.lms;

import java.util.List;
import java.util.stream.Stream;

/** Notices that this LMS sends to tools: Platform Notification Service 1.0. */
public enum NoticeType {
  /** A test message, sent as soon as a tool asks for it. */
  HELLO_WORLD("LtiHelloWorldNotice"),
  /** A course was copied. */
  CONTEXT_COPY("LtiContextCopyNotice");

  private final String type;

  NoticeType(String type) {
    this.type = type;
  }

  /** The name on the wire. */
  public String type() {
    return type;
  }

  static List<String> names() {
    return Stream.of(values()).map(NoticeType::type).toList();
  }
}
