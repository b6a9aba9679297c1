package io.labport.examples.server.cli.scorm;

import picocli.CommandLine.Command;

/** {@code labport scorm}: packages, and the dispatches behind them. */
@Command(
    name = "scorm",
    description = "Makes SCORM packages and administers the dispatches of a running server.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PackageCommand.class,
      PackagesCommand.class,
      CheckCommand.class,
      LookCommands.Lms.class,
      DispatchCommands.class,
      OriginCommands.class,
      RegistrationCommands.class,
      LookCommands.Events.class,
      LookCommands.Receipt.class,
      LookCommands.Export.class
    })
public final class ScormCommand {}
