package io.labport.adapter.lti.launch;

/** From what a lab's class at Skillable is made. */
public enum ClassSource {
  NONE,
  /** From the course. */
  CONTEXT
}
