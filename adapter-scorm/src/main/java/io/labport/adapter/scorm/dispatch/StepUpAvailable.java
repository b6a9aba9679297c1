package io.labport.adapter.scorm.dispatch;

/** Whether learners can be sent one-time codes here. Thread-safe. */
@FunctionalInterface
public interface StepUpAvailable {
  boolean available();
}
