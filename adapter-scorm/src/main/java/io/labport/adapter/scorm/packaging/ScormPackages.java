package io.labport.adapter.scorm.packaging;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes packages. The same dispatch in the same state, made in the same way, is the same file to
 * the byte, on every machine: two packages can be compared by their SHA-256. Thread-safe.
 */
public interface ScormPackages {

  /**
   * Writes the package of a dispatch; a refusal writes nothing. Does not ask whether the dispatch
   * is enabled: what may be done with its package is decided when somebody launches it.
   *
   * @param into is not closed
   * @throws IOException when it cannot be written; what was written until then is no package
   */
  PackageOutcome write(String dispatchId, PackageWish wish, OutputStream into) throws IOException;
}
