package io.labport.adapter.lti.launch;

/** What becomes of a launch that does not say who it is. */
public enum AnonymousLaunches {
  REFUSE,
  /** The lab opens, as somebody whom no later launch finds again, and without a grade. */
  ALLOW
}
