package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.cmi.Flavour;
import java.util.Optional;

/**
 * How a package is to be made.
 *
 * @param flavour the dispatch's own when absent
 * @param controlFiles the configured directory when absent and there is one, else the bundled ones
 * @param look of the page
 */
public record PackageWish(
    Optional<Flavour> flavour, Optional<ControlFileSource> controlFiles, PackageLook look) {

  /** As the dispatch and the configuration say. */
  public static final PackageWish USUAL =
      new PackageWish(Optional.empty(), Optional.empty(), PackageLook.USUAL);

  /** The same as another kind of package. */
  public PackageWish as(Flavour other) {
    return new PackageWish(Optional.of(other), controlFiles, look);
  }

  /** The same with control files from somewhere else. */
  public PackageWish with(ControlFileSource source) {
    return new PackageWish(flavour, Optional.of(source), look);
  }

  /** The same in another look. */
  public PackageWish looking(PackageLook other) {
    return new PackageWish(flavour, controlFiles, other);
  }
}
