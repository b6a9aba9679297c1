package io.labport.adapter.scorm.packaging.batch;

import io.labport.adapter.scorm.packaging.PackageOutcome;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.ScormPackages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Issues a dispatch and writes a package for each right line of a table. A wrong line keeps no
 * other from its package, and each is named with what is wrong about it.
 *
 * <p>Dispatches that were issued stay when a table is worked again: give it only the lines that
 * were wrong.
 */
public final class PackageBatch {
  private final NewDispatches dispatches;
  private final ScormPackages packages;

  /**
   * @param dispatches issues what packages are made of
   */
  public PackageBatch(NewDispatches dispatches, ScormPackages packages) {
    this.dispatches = dispatches;
    this.packages = packages;
  }

  /**
   * Works a whole table.
   *
   * @param csv in UTF-8; its first line names the columns, see {@link BatchColumn}
   * @param directory for the packages; exists. A file there is replaced when its package is whole
   */
  public BatchReport run(byte[] csv, PackageWish wish, Path directory) {
    BatchTable table = BatchTable.read(csv);
    List<BatchError> errors = new ArrayList<>(table.errors());
    List<BatchReport.Made> made = new ArrayList<>();
    for (BatchTable.Line line : table.lines()) {
      Optional<BatchLine> right = BatchLines.read(line, errors);
      if (right.isPresent()) {
        make(right.get(), wish, directory, made, errors);
      }
    }
    errors.sort(Comparator.comparingLong(BatchError::line));
    return new BatchReport(made, errors);
  }

  private void make(
      BatchLine line,
      PackageWish wish,
      Path directory,
      List<BatchReport.Made> made,
      List<BatchError> errors) {
    Optional<String> issued = Optional.empty();
    try {
      NewDispatches.Issue issue = dispatches.issue(line);
      if (issue instanceof NewDispatches.Issue.Refused refused) {
        errors.add(BatchError.at(line.number(), refused.sentence()));
      } else if (issue instanceof NewDispatches.Issue.Issued done) {
        issued = Optional.of(done.dispatch());
        PackageOutcome outcome = write(done.dispatch(), wish.as(line.flavour()), directory);
        if (outcome instanceof PackageOutcome.Packaged packaged) {
          made.add(new BatchReport.Made(line.number(), done.dispatch(), packaged));
        } else if (outcome instanceof PackageOutcome.Refused refused) {
          errors.add(failed(line, issued, refused.sentence()));
        }
      }
    } catch (IOException | RuntimeException e) {
      // Whatever happened to this line, the others still want their packages.
      errors.add(failed(line, issued, "the package could not be made: " + e));
    }
  }

  private static BatchError failed(BatchLine line, Optional<String> issued, String sentence) {
    return new BatchError(line.number(), Optional.empty(), issued, sentence);
  }

  /** Under another name first: nobody shall upload half a package. */
  private PackageOutcome write(String dispatch, PackageWish wish, Path directory)
      throws IOException {
    Path half = Files.createTempFile(directory, "package-", ".part");
    try {
      PackageOutcome outcome;
      try (OutputStream out = Files.newOutputStream(half)) {
        outcome = packages.write(dispatch, wish, out);
      }
      if (outcome instanceof PackageOutcome.Packaged packaged) {
        Files.move(
            half, directory.resolve(packaged.fileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      return outcome;
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
