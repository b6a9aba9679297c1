package io.labport.examples.sandbox;

/** The events an API consumer's webhooks can be set on. */
public enum WebhookEvent {
  PRE_BUILD,
  POST_BUILD,
  FIRST_DISPLAYABLE,
  SAVING,
  SAVED,
  RESUMING,
  RESUMED,
  SCORING,
  SCORED,
  TEARING_DOWN,
  TORN_DOWN,
  TRANSFER_TO_USER,
  DEFERRED_LAUNCH_NEW,
  DEFERRED_LAUNCH_EXISTING,
  DEFERRED_RESUME,
  LAB_ASSIGNMENT_CREATED,
  LAB_PROFILE_CHANGED
}
