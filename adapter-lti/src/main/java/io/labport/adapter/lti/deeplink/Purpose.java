package io.labport.adapter.lti.deeplink;

/** What a selection is for. */
enum Purpose {
  /** Content for the platform: it waits for a response. */
  CONTENT,
  /** Nothing may be chosen; the platform still waits. */
  REFUSED,
  /** The lab of the link that was opened. */
  LINK
}
