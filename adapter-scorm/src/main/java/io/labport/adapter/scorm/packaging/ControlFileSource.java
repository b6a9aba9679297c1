package io.labport.adapter.scorm.packaging;

/** Where a package's control files (XML schemas and document types of SCORM) come from. */
public enum ControlFileSource {
  /** The set of the edition that this module brings along. */
  BUNDLED,
  /** No control files: LMSs import such packages, strict conformance asks for them. */
  NONE,
  /** The operator's own, from the directory that is configured. */
  DIRECTORY
}
