package io.labport.examples.lms.scorm;

import java.util.List;

/**
 * A call of the run-time API, as the content made it.
 *
 * @param function such as {@code LMSSetValue} or {@code SetValue}
 * @param result what the content was answered, as text
 * @param error the error code afterwards
 */
public record ScormCall(String function, List<String> arguments, String result, String error) {

  public ScormCall {
    arguments = List.copyOf(arguments);
  }

  /** Whether it is a SetValue of either dialect. */
  public boolean isSet() {
    return function.endsWith("SetValue") && arguments.size() == 2;
  }
}
