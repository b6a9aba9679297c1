package io.labport.adapter.scorm.packaging.check;

import java.util.Locale;

/**
 * Something that is wrong with a package.
 *
 * @param code what kind of thing
 * @param sentence what exactly, and where
 */
public record Finding(Code code, String sentence) {

  /** Everything that can be wrong. */
  public enum Code {
    ZIP_UNREADABLE,
    /** More, or larger, than a package that this checker opens. */
    ZIP_TOO_LARGE,
    ZIP_64,
    /** The manifest is not the first entry. */
    FIRST_ENTRY,
    ENTRY_NAME,
    ENTRY_DIRECTORY,
    ENTRY_TWICE,
    FORBIDDEN_EXTENSION,
    MANIFEST_MISSING,
    MANIFEST_ENCODING,
    /** Not well-formed, or with a document type. */
    MANIFEST_UNREADABLE,
    MANIFEST_NAMESPACE,
    /** The edition's XML schemas say no. */
    SCHEMA,
    SCHEMA_VERSION,
    PREFIX,
    IDENTIFIER,
    IDENTIFIER_TWICE,
    DEFAULT_ORGANIZATION,
    IDENTIFIERREF,
    PARAMETERS,
    LENGTH,
    SCORM_TYPE,
    HREF,
    HREF_MISSING,
    HREF_UNLISTED,
    FILE_UNLISTED,
    DELIVERY_CONTROLS,
    CONTROL_MODE,
    COMPLETION_THRESHOLD,
    HIDES_EXIT,
    CONTROL_FILES;

    /** As programs read it, for example {@code first-entry}. */
    public String spelling() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
