package io.labport.examples.lms;

/** Whether the LMS is there at all. */
public enum Availability {
  /** Answers. */
  HERE,
  /** Answers 503 to everything. */
  UNAVAILABLE,
  /** Accepts no connection; the port stays its own as far as the operating system lets it. */
  UNREACHABLE
}
