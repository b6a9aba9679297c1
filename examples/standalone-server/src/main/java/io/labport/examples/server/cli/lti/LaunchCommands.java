package io.labport.examples.server.cli.lti;

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
  static final class Launches extends AdminCommand {
    @Option(names = "--registration", paramLabel = "KEY")
    @Nullable String registration;

    @Option(names = "--outcome", description = "accepted or refused.")
    @Nullable String outcome;

    @Option(names = "--limit", description = "How many; 20 by default.")
    int limit = 20;

    @Override
    int run(AdminClient server) {
      Map<String, Object> query = new LinkedHashMap<>();
      query.put("registration", registration);
      query.put("outcome", outcome);
      query.put("limit", limit);
      return options.print(
          server.get("/launches", query).path("launches"),
          "reference",
          "at",
          "registration",
          "outcome",
          "code",
          "type");
    }
  }

  @Command(
      name = "launch",
      description = "Shows every check of one launch, by the reference on the learner's page.")
  static final class Launch extends AdminCommand {
    @Parameters(paramLabel = "REFERENCE")
    String reference = "";

    @Override
    int run(AdminClient server) {
      return options.print(server.get("/launches/" + AdminClient.part(reference)));
    }
  }
}
