package io.labport.examples.sandbox;

/** Whether the service can be reached. */
enum Presence {
  HERE,
  UNAVAILABLE,
  REFUSING
}
