package io.labport.adapter.scorm.dispatch;

/** Tells the operator; a flood of the same is one event with a count. Thread-safe. */
public interface OperatorEvents {

  void raise(ScormEvent event);
}
