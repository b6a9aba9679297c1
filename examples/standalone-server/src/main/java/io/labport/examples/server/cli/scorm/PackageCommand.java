package io.labport.examples.server.cli.scorm;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import io.labport.examples.server.cli.admin.AdminRefusal;
import io.labport.examples.server.cli.admin.AdminUnreachable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labport scorm package}: one ZIP to upload in an LMS. */
@Command(
    name = "package",
    description =
        "Writes the package of a dispatch, or creates a dispatch and writes its package in one go.")
final class PackageCommand extends AdminCommand {

  /** A dispatch that is there, or one to make. */
  static final class Which {
    @Option(names = "--dispatch", required = true, paramLabel = "ID", description = "One there is.")
    @Nullable String dispatch;

    @ArgGroup(exclusive = false, heading = "A new one:%n")
    @Nullable NewDispatch made;
  }

  @ArgGroup(multiplicity = "1")
  Which which = new Which();

  @Option(names = "--flavour", description = NewDispatch.FLAVOURS)
  @Nullable String flavour;

  @Option(
      names = "--control-files",
      paramLabel = "WHICH",
      description = "bundled, none, or directory (adapters.scorm.control-files of the server).")
  @Nullable String controlFiles;

  @Option(names = "--out", paramLabel = "FILE", description = "By default named like the title.")
  @Nullable Path out;

  @Option(names = "--replace", description = "Write over a file that is there.")
  boolean replace;

  @Override
  protected int run(AdminClient server) {
    if (which.made == null) {
      String id = String.valueOf(which.dispatch);
      Path file = out == null ? Path.of(PackageFile.named(id, "package")) : out;
      PackageFile.mustBeFree(file, replace);
      return options.print(PackageFile.fetch(server, id, file, flavour, controlFiles).json());
    }
    NewDispatch wanted = which.made;
    Path file = out == null ? Path.of(PackageFile.named(wanted.title, "package")) : out;
    PackageFile.mustBeFree(file, replace);
    JsonNode made = server.send("POST", DispatchCommands.ALL, wanted.json(flavour));
    String id = made.path("id").asText();
    String again = "The dispatch " + id + " was created, and its package is not written";
    try {
      return options.print(PackageFile.fetch(server, id, file, null, controlFiles).json());
    } catch (AdminRefusal e) {
      throw e.after(again);
    } catch (AdminUnreachable e) {
      throw e.after(again);
    }
  }
}
