package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.cmi.Flavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The control files of each flavour. */
final class ControlFiles {
  /** The largest set that is in use, with all of learning object metadata, has some 40 files. */
  private static final int MOST = 200;

  private static final int LARGEST = 1 << 20;

  /** Without these, validators that read the package's own schemas find something missing. */
  private static final Set<String> NEEDED_12 =
      Set.of("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "ims_xml.xsd");

  private static final Set<String> NEEDED_2004 =
      Set.of(
          "imscp_v1p1.xsd",
          "adlcp_v1p3.xsd",
          "adlnav_v1p3.xsd",
          "imsss_v1p0.xsd",
          "imsss_v1p0auxresource.xsd",
          "imsss_v1p0control.xsd",
          "imsss_v1p0delivery.xsd",
          "imsss_v1p0limit.xsd",
          "imsss_v1p0objective.xsd",
          "imsss_v1p0random.xsd",
          "imsss_v1p0rollup.xsd",
          "imsss_v1p0seqrule.xsd",
          "imsss_v1p0util.xsd",
          "xml.xsd",
          "XMLSchema.dtd",
          "datatypes.dtd");

  private final Map<Flavour, List<PackageFile>> bundled = new EnumMap<>(Flavour.class);

  ControlFiles() {
    for (Flavour flavour : Flavour.values()) {
      String edition = edition(flavour);
      bundled.put(flavour, BundledFiles.all(edition + ".txt", "control/" + edition));
    }
  }

  List<PackageFile> bundled(Flavour flavour) {
    return bundled.getOrDefault(flavour, List.of());
  }

  /** As the bundled sets are called in the registry package that they come from. */
  private static String edition(Flavour flavour) {
    return switch (flavour) {
      case SCORM_12 -> "scorm12edition";
      case SCORM_2004_3RD -> "scorm20043rdedition";
      case SCORM_2004_4TH -> "scorm20044thedition";
    };
  }

  /** The operator's directory of a flavour, below the configured one. */
  static Path below(Path configured, Flavour flavour) {
    return configured.resolve(
        switch (flavour) {
          case SCORM_12 -> "12";
          case SCORM_2004_3RD -> "2004-3rd";
          case SCORM_2004_4TH -> "2004-4th";
        });
  }

  /** What keeps an operator's files from being used, in a sentence. */
  static Optional<String> trouble(Path directory, Flavour flavour, List<PackageFile> files) {
    Set<String> names = files.stream().map(PackageFile::name).collect(Collectors.toSet());
    String missing =
        (flavour == Flavour.SCORM_12 ? NEEDED_12 : NEEDED_2004)
            .stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the control files in " + directory + " lack " + missing + "; put them there");
  }

  /**
   * The schemas and document types of a directory and of those below it. Read each time, so that
   * the operator may change them.
   *
   * @throws IOException when they cannot be read, or are too many or too large to be what they
   *     should be
   */
  static List<PackageFile> in(Path directory) throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.walk(directory)) {
      found = all.filter(ControlFiles::isControlFile).limit(MOST + 1L).sorted().toList();
    }
    if (found.size() > MOST) {
      throw new IOException(directory + " has more than " + MOST + " control files");
    }
    List<PackageFile> files = new java.util.ArrayList<>();
    for (Path each : found) {
      if (Files.size(each) > LARGEST) {
        throw new IOException(each + " is too large for a control file");
      }
      String name = directory.relativize(each).toString().replace('\\', '/');
      files.add(PackageFile.of(name, Files.readAllBytes(each)));
    }
    return files;
  }

  private static boolean isControlFile(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".xsd") || name.endsWith(".dtd")) && Files.isRegularFile(path);
  }
}
