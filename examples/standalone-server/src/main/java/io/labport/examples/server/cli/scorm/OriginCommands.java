package io.labport.examples.server.cli.scorm;

import io.labport.examples.server.cli.admin.AdminClient;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The origins that the package of a dispatch may be served from. */
@Command(
    name = "origins",
    description = "Decides from which hosts a package may be used.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {OriginCommands.Approve.class, OriginCommands.Remove.class})
final class OriginCommands {
  private static final String ORIGIN = "For example https://lms.example.edu, without a path.";

  private OriginCommands() {}

  @Command(name = "approve", description = "Allows an origin, waiting or not.")
  static final class Approve extends DispatchCommands.One {
    @Parameters(index = "1", paramLabel = "ORIGIN", description = ORIGIN)
    String origin = "";

    @Override
    protected int run(AdminClient server) {
      return options.done(
          server.send("POST", DispatchCommands.of(id) + "/origins", Map.of("origin", origin)),
          origin + " is allowed");
    }
  }

  @Command(name = "remove", description = "Refuses an origin from now on.")
  static final class Remove extends DispatchCommands.One {
    @Parameters(index = "1", paramLabel = "ORIGIN", description = ORIGIN)
    String origin = "";

    @Override
    protected int run(AdminClient server) {
      String path = DispatchCommands.of(id) + "/origins?origin=" + AdminClient.part(origin);
      return options.done(server.send("DELETE", path), origin + " is removed");
    }
  }
}
