package io.labport.examples.lms;

/** How the browser carries the login initiation: LTI tools must support both. */
public enum LoginMethod {
  /** A redirect. */
  GET,
  /** A form that submits itself. */
  POST
}
