package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchBook;
import io.labport.adapter.scorm.dispatch.LaunchKeys;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.page.PageTexts;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Packages of the dispatches in the book. */
public final class DispatchPackages implements ScormPackages {
  private static final String STYLE_SHEET = "launcher.css";

  private final DispatchBook book;
  private final LaunchKeys keys;
  private final String server;
  private final Optional<Path> ownControlFiles;
  private final LauncherTexts texts;
  private final ControlFiles controlFiles = new ControlFiles();
  private final String template = PackageFile.of("", BundledFiles.read("sco/launcher.html")).text();
  // The page is the list: the order is that of the scripts' dependencies.
  private final String scripts = PackageLook.scripts(template);
  private final List<PackageFile> sco = BundledFiles.all("sco.txt", "sco");

  @Inject
  DispatchPackages(
      DispatchBook book,
      LaunchKeys keys,
      PublicAddress address,
      PageTexts texts,
      ScormConfig config) {
    this.book = book;
    this.keys = keys;
    this.server = address.of("/").toString().replaceAll("/+$", "");
    this.ownControlFiles = config.controlFiles();
    this.texts = new LauncherTexts(texts);
  }

  @Override
  public PackageOutcome write(String dispatchId, PackageWish wish, OutputStream into)
      throws IOException {
    Optional<Dispatch> dispatch = book.find(dispatchId);
    if (dispatch.isEmpty()) {
      return new PackageOutcome.Refused(
          "scorm.dispatch-unknown", "there is no such dispatch; issue one first");
    }
    return write(dispatch.get(), wish, into);
  }

  private PackageOutcome write(Dispatch dispatch, PackageWish wish, OutputStream into)
      throws IOException {
    Flavour flavour = wish.flavour().orElse(dispatch.flavour());
    List<PackageFile> control = List.of();
    ControlFileSource source =
        wish.controlFiles()
            .orElse(
                ownControlFiles.isPresent()
                    ? ControlFileSource.DIRECTORY
                    : ControlFileSource.BUNDLED);
    if (source == ControlFileSource.BUNDLED) {
      control = controlFiles.bundled(flavour);
    } else if (source == ControlFileSource.DIRECTORY) {
      if (ownControlFiles.isEmpty()) {
        return unusable("no directory is configured; set adapters.scorm.control-files");
      }
      Path directory = ControlFiles.below(ownControlFiles.get(), flavour);
      try {
        control = ControlFiles.in(directory);
      } catch (IOException e) {
        return unusable("the control files in " + directory + " cannot be read: " + e.getMessage());
      }
      Optional<String> trouble = ControlFiles.trouble(directory, flavour, control);
      if (trouble.isPresent()) {
        return unusable(trouble.get());
      }
    }
    StoredZip.Written written =
        StoredZip.write(files(dispatch, flavour, wish.look(), control), into);
    return new PackageOutcome.Packaged(
        FileNames.of(dispatch, flavour), flavour, written.sha256(), written.bytes());
  }

  private static PackageOutcome unusable(String sentence) {
    return new PackageOutcome.Refused("scorm.control-files-unusable", sentence);
  }

  /** The manifest first: some LMSs look at the beginning of a file to see what it is. */
  private List<PackageFile> files(
      Dispatch dispatch, Flavour flavour, PackageLook look, List<PackageFile> control) {
    List<PackageFile> shared = shared(dispatch, flavour, look);
    Outline outline =
        Outline.of(dispatch, flavour, shared.stream().map(PackageFile::name).toList());
    byte[] manifest =
        flavour == Flavour.SCORM_12 ? Manifest12.of(outline) : Manifest2004.of(outline, flavour);

    List<PackageFile> files = new ArrayList<>();
    files.add(PackageFile.of("imsmanifest.xml", manifest));
    Stream.of(shared.stream(), pages(dispatch, outline, look), control.stream())
        .flatMap(each -> each)
        .sorted()
        .forEach(files::add);
    return files;
  }

  private List<PackageFile> shared(Dispatch dispatch, Flavour flavour, PackageLook look) {
    String key = keys.key(dispatch, dispatch.generation());
    Stream<PackageFile> generated =
        Stream.of(
            LauncherScripts.config(server, dispatch, key, flavour),
            LauncherScripts.texts(texts.of(dispatch.handling().language())));
    return Stream.concat(generated, sco.stream().map(file -> dressed(file, look)))
        .sorted()
        .toList();
  }

  private static PackageFile dressed(PackageFile file, PackageLook look) {
    return file.name().equals(STYLE_SHEET)
        ? look.styleSheet().map(own -> PackageFile.of(STYLE_SHEET, own)).orElse(file)
        : file;
  }

  private Stream<PackageFile> pages(Dispatch dispatch, Outline outline, PackageLook look) {
    String language = texts.language(dispatch.handling().language());
    return outline.scos().stream()
        .map(
            sco ->
                PackageFile.of(
                    sco.page(),
                    PackageLook.fill(
                        look.template().orElse(template),
                        language,
                        sco.title(),
                        sco.slot(),
                        scripts)));
  }
}
