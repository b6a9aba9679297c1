package io.labport.adapter.scorm.packaging.batch;

import io.labport.adapter.scorm.dispatch.DispatchRefused;
import io.labport.adapter.scorm.dispatch.ScormDispatches;

/** Issues dispatches for the lines of a table. */
@FunctionalInterface
public interface NewDispatches {

  Issue issue(BatchLine line);

  /** Issues them as an administrator would. */
  static NewDispatches by(ScormDispatches dispatches) {
    return line -> {
      try {
        return new Issue.Issued(dispatches.create(line.terms()).dispatch().id());
      } catch (DispatchRefused e) {
        return new Issue.Refused(String.valueOf(e.getMessage()));
      }
    };
  }

  /** What came of it. */
  sealed interface Issue {

    /**
     * @param dispatch its id
     */
    record Issued(String dispatch) implements Issue {}

    /**
     * Nothing was issued.
     *
     * @param sentence what is wrong with the line and what to do
     */
    record Refused(String sentence) implements Issue {}
  }
}
