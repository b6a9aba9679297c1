package io.labport.examples.server.cli.lti;

import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import io.labport.examples.server.cli.admin.PagedCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What became of launches. */
final class LaunchCommands {
  private LaunchCommands() {}

  @Command(name = "launches", description = "Lists the latest launches and refused logins.")
  static final class Launches extends PagedCommand {
    @Option(names = "--registration", paramLabel = "KEY", description = "Of one registration.")
    @Nullable String registration;

    @Option(names = "--outcome", description = "accepted or refused.")
    @Nullable String outcome;

    @Override
    protected int run(AdminClient server) {
      Map<String, @Nullable Object> query = new LinkedHashMap<>(page());
      query.put("registration", registration);
      query.put("outcome", outcome);
      return options.print(
          server.get("/lti/launches", query),
          "launches",
          "reference",
          "time",
          "stage",
          "registration",
          "outcome",
          "code");
    }
  }

  @Command(
      name = "launch",
      description = "Shows every check of one launch, by the reference on the learner's page.")
  static final class Launch extends AdminCommand {
    @Parameters(paramLabel = "REFERENCE")
    String reference = "";

    @Override
    protected int run(AdminClient server) {
      return options.print(
          server.get("/lti/launches/" + AdminClient.part(reference)), LaunchText::of);
    }
  }
}
