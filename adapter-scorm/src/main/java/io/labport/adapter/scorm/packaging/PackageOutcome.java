package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.cmi.Flavour;

/** What came of the wish for a package. */
public sealed interface PackageOutcome {

  /**
   * The package was written.
   *
   * @param fileName in lower-case ASCII, different for each dispatch and flavour
   * @param flavour the kind of package
   * @param sha256 of the whole file, in lower-case hexadecimal digits
   * @param bytes of the whole file
   */
  record Packaged(String fileName, Flavour flavour, String sha256, long bytes)
      implements PackageOutcome {}

  /**
   * Nothing was written.
   *
   * @param code stable, for example {@code scorm.dispatch-unknown}
   * @param sentence what is wrong and what to do
   */
  record Refused(String code, String sentence) implements PackageOutcome {}
}
