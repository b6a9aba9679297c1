package io.labport.adapter.scorm.packaging.batch;

/** Issues dispatches for the lines of a table. */
@FunctionalInterface
public interface NewDispatches {

  Issue issue(BatchLine line);

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
