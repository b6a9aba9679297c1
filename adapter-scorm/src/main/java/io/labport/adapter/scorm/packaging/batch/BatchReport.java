package io.labport.adapter.scorm.packaging.batch;

import io.labport.adapter.scorm.packaging.PackageOutcome;
import java.util.List;

/**
 * What became of a table: every line of it is either made or wrong.
 *
 * @param made in the order of the lines
 * @param errors in the order of the lines; a line may have several
 */
public record BatchReport(List<Made> made, List<BatchError> errors) {

  public BatchReport {
    made = List.copyOf(made);
    errors = List.copyOf(errors);
  }

  /**
   * A package that was written.
   *
   * @param line which asked for it
   * @param dispatch that was issued for it
   * @param packaged the file
   */
  public record Made(long line, String dispatch, PackageOutcome.Packaged packaged) {}
}
