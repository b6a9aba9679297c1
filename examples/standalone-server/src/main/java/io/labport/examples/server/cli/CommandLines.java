package io.labport.examples.server.cli;

import io.labport.core.domain.InvalidParameterException;
import io.labport.core.domain.LabportException;
import io.labport.core.runtime.ConfigurationException;
import io.labport.examples.certification.Certify;
import io.labport.examples.server.CannotStartException;
import io.labport.examples.server.cli.admin.AdminRefusal;
import io.labport.examples.server.cli.admin.AdminUnreachable;
import io.labport.examples.server.cli.lti.LtiCommand;
import io.labport.examples.server.cli.scorm.ScormCommand;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * Puts the commands together; an error is one clear line (configuration: one for each problem) on
 * standard error, and an exit code.
 */
public final class CommandLines {

  @Command(
      name = "labport",
      mixinStandardHelpOptions = true,
      scope = ScopeType.INHERIT, // so that every command has --help
      versionProvider = VersionCommand.Provider.class,
      description = "Connects an LMS to Skillable hands-on labs.",
      subcommands = {
        ServeCommand.class,
        DemoCommand.class,
        CheckConfigCommand.class,
        LaunchCommand.class,
        ResultCommand.class,
        LatestResultsCommand.class,
        CancelCommand.class,
        LtiCommand.class,
        ScormCommand.class,
        Certify.class,
        VersionCommand.class
      })
  static final class Root {}

  private CommandLines() {}

  public static CommandLine labport() {
    return labport(System.getenv());
  }

  /**
   * @param environment the variables that may set configuration keys
   */
  public static CommandLine labport(Map<String, String> environment) {
    CommandLine line = new CommandLine(new Root());
    prepare(line, environment);
    line.setOptionsCaseInsensitive(true);
    line.setSubcommandsCaseInsensitive(true);
    line.setParameterExceptionHandler(CommandLines::wrongOptions);
    line.setExecutionExceptionHandler(CommandLines::failed);
    return line;
  }

  private static void prepare(CommandLine line, Map<String, String> environment) {
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().exitCodeOnExecutionException(ExitCodes.BUG);
      environment(command.getCommandSpec(), environment);
      prepare(command, environment);
    }
  }

  private static void environment(CommandSpec command, Map<String, String> environment) {
    for (CommandSpec mixin : command.mixins().values()) {
      if (mixin.userObject() instanceof ConfigOptions options) {
        options.environment(environment);
      }
      environment(mixin, environment);
    }
  }

  private static int wrongOptions(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    say(command, e.getMessage() + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
    return ExitCodes.USAGE;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof InvalidParameterException) {
      say(command, e.getMessage());
      return ExitCodes.USAGE;
    }
    if (e instanceof ConfigurationException) {
      say(command, e.getMessage());
      return ExitCodes.CONFIGURATION;
    }
    if (e instanceof AdminRefusal refusal) {
      say(command, e.getMessage());
      return refusal.aboutAccess() ? ExitCodes.CONFIGURATION : ExitCodes.REFUSED;
    }
    if (e instanceof AdminUnreachable unreachable) {
      say(command, e.getMessage());
      return unreachable.perhapsDone() ? ExitCodes.OUTCOME_UNKNOWN : ExitCodes.UNAVAILABLE;
    }
    if (e instanceof CannotStartException || e instanceof LabportException) {
      say(command, e.getMessage());
      return ExitCodes.CANNOT_START;
    }
    throw e; // picocli prints it whole: an error of ours
  }

  private static void say(CommandLine command, @Nullable String text) {
    PrintWriter err = command.getErr();
    err.println(text);
    err.flush();
  }
}
