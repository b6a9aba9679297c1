package io.labport.examples.server.cli.scorm;

import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.PagedCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Learners of a dispatch; they appear by pseudonym. */
@Command(
    name = "registrations",
    description = "Lists the learners of a dispatch, by pseudonym, and helps single ones.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RegistrationCommands.All.class,
      RegistrationCommands.Revoke.class,
      RegistrationCommands.Reset.class
    })
final class RegistrationCommands {
  private RegistrationCommands() {}

  private static String of(String dispatch) {
    return DispatchCommands.of(dispatch) + "/registrations";
  }

  @Command(name = "list", description = "Lists registrations and what their LMS has acknowledged.")
  static final class All extends PagedCommand {
    @Parameters(paramLabel = "ID", description = "As 'dispatch list' shows it.")
    String id = "";

    @Option(
        names = "--unacknowledged",
        description = "Only those with a final result that no LMS has acknowledged.")
    boolean unacknowledged;

    @Override
    protected int run(AdminClient server) {
      Map<String, @Nullable Object> query = new LinkedHashMap<>(page());
      query.put("unacknowledged", unacknowledged ? true : null);
      return options.print(
          server.get(of(id), query),
          "registrations",
          "registration",
          "pseudonym",
          "slot",
          "instance",
          "phase",
          "revision",
          "acknowledged",
          "revoked");
    }
  }

  /** A command about one registration. */
  abstract static class One extends DispatchCommands.One {
    @Parameters(index = "1", paramLabel = "REGISTRATION")
    String registration = "";

    String path(String deed) {
      return of(id) + "/" + AdminClient.part(registration) + "/" + deed;
    }
  }

  @Command(name = "revoke", description = "Shuts one learner out.")
  static final class Revoke extends One {
    @Override
    protected int run(AdminClient server) {
      return options.done(server.send("POST", path("revoke")), registration + " is revoked");
    }
  }

  @Command(
      name = "reset",
      description =
          "Lets a learner in again whose LMS has lost the proof of the last session; also ends a"
              + " revocation.")
  static final class Reset extends One {
    @Override
    protected int run(AdminClient server) {
      return options.done(server.send("POST", path("reset")), registration + " is reset");
    }
  }
}
