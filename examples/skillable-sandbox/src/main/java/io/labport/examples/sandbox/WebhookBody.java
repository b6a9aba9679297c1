package io.labport.examples.sandbox;

/** What a webhook sends along. */
public enum WebhookBody {
  NONE,
  /** "Send lab details as content body", an option of the API consumer's webhooks. */
  LAB_DETAILS,
  /** "Append lab data", an option of life-cycle actions on a lab profile. */
  LIFE_CYCLE_DATA
}
