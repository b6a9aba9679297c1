package io.labport.core.spi;

/**
 * A component with a life of its own. Started after configuration and storage, stopped in reverse.
 */
public interface Managed {

  /**
   * @throws Exception stops the start of everything; what was started before is stopped again
   */
  default void start() throws Exception {}

  /**
   * Called once, also when only a later component failed to start. Must end every thread that
   * {@link #start} began.
   */
  default void stop() throws Exception {}
}
