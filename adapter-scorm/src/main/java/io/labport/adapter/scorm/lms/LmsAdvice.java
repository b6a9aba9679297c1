package io.labport.adapter.scorm.lms;

import io.labport.adapter.scorm.cmi.Flavour;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to do for an LMS.
 *
 * @param flavour the package to make; empty when SCORM should not be used at all
 * @param imports the flavours that it is known to import; empty when that is not known
 * @param mapping what to report otherwise than usual
 * @param note for the administrator: what is known and what to do
 * @param sources where it is known from; empty when nothing is known
 */
public record LmsAdvice(
    Optional<Flavour> flavour,
    Set<Flavour> imports,
    MappingChange mapping,
    String note,
    List<Source> sources) {

  /** Where something is known from. */
  public enum Source {
    /** The vendor's help pages. */
    VENDOR,
    /** The LMS's source code. */
    CODE,
    /** What users reported in public. */
    USERS
  }

  public LmsAdvice {
    imports = Set.copyOf(imports);
    sources = List.copyOf(sources);
  }

  /** Whether a package may be made: not for an LMS that refuses ours, nor of a kind it refuses. */
  public boolean allows(Flavour wanted) {
    return flavour.isPresent() && (imports.isEmpty() || imports.contains(wanted));
  }
}
