package io.labport.adapter.lti.launch;

/**
 * Is told of each message that passed all checks, before it opens anything: what it keeps can be
 * read by whoever opens it. Only what is quick belongs here, for the person waits. Thread-safe.
 */
@FunctionalInterface
public interface LaunchObserver {

  /** Whatever it throws is logged and changes nothing for the person. */
  void accepted(LtiMessage message);
}
