package io.labport.adapter.scorm.packaging.batch;

import java.util.Optional;

/**
 * Why a line did not become a package.
 *
 * @param line in the file, from 1
 * @param column which is wrong, where one is
 * @param dispatch that was issued before its package failed; ask for the package again instead of
 *     repeating the line
 * @param sentence what is wrong and what to do
 */
public record BatchError(
    long line, Optional<String> column, Optional<String> dispatch, String sentence) {

  static BatchError at(long line, BatchColumn column, String sentence) {
    return new BatchError(line, Optional.of(column.spelling()), Optional.empty(), sentence);
  }

  static BatchError at(long line, String sentence) {
    return new BatchError(line, Optional.empty(), Optional.empty(), sentence);
  }
}
