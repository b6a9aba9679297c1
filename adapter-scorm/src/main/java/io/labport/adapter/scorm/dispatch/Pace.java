package io.labport.adapter.scorm.dispatch;

import java.net.InetAddress;
import java.util.Optional;

/**
 * How often something may be done. Counted by each node for itself, so that some nodes together let
 * through as many times more. Thread-safe.
 */
public interface Pace {

  /**
   * A session is about to begin: 6 a minute for each learner, and for an address as many as a large
   * class needs. Many different learners from one address become an event.
   */
  Optional<RefusalCode> session(Dispatch dispatch, String pseudonym, InetAddress address);

  /** A ticket is asked for: 3 in 10 minutes for each registration. */
  Optional<RefusalCode> ticket(String registration);

  /**
   * The SCO asks how things stand: not more often than every 5 seconds in the long run, a few times
   * in a row for a page that is looked at again.
   *
   * @param session names it; not its token
   */
  Optional<RefusalCode> poll(String session);
}
