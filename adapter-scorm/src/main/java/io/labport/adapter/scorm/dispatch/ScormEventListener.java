package io.labport.adapter.scorm.dispatch;

/**
 * Is told of each event for operators, after it was stored. Called by the thread that found it, so
 * it must be quick; what it throws is logged and changes nothing. Thread-safe.
 */
@FunctionalInterface
public interface ScormEventListener {

  /**
   * @param event with how often the same happened within the hour: act on the first of them, or on
   *     each
   */
  void raised(RecordedEvent event);
}
