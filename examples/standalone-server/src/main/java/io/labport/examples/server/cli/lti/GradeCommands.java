package io.labport.examples.server.cli.lti;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades on their way to gradebooks. */
final class GradeCommands {
  private GradeCommands() {}

  @Command(name = "grades", description = "Lists grades and what became of them.")
  static final class Grades extends AdminCommand {
    @Option(names = "--registration", paramLabel = "KEY")
    @Nullable String registration;

    @Option(names = "--state", description = "waiting, sent, superseded, refused or buried.")
    @Nullable String state;

    @Option(names = "--limit", description = "How many; 50 by default.")
    int limit = 50;

    @Override
    int run(AdminClient server) {
      Map<String, Object> query = new LinkedHashMap<>();
      query.put("registration", registration);
      query.put("state", state);
      query.put("limit", limit);
      return options.print(
          server.get("/grades", query).path("grades"),
          "id",
          "registration",
          "state",
          "score",
          "at",
          "why");
    }
  }

  @Command(
      name = "resend",
      description = "Sends a grade again, or all of a registration in one state.")
  static final class Resend extends AdminCommand {
    @Parameters(paramLabel = "GRADE", arity = "0..1")
    @Nullable String id;

    @Option(names = "--registration", paramLabel = "KEY")
    @Nullable String registration;

    @Option(names = "--state", description = "refused or buried.")
    @Nullable String state;

    @Override
    int run(AdminClient server) {
      if (id != null) {
        return options.print(
            server.send("POST", "/grades/" + AdminClient.part(id) + "/resend", null));
      }
      Map<String, Object> wanted = new LinkedHashMap<>();
      if (registration != null) {
        wanted.put("registration", registration);
      }
      if (state != null) {
        wanted.put("state", state);
      }
      return options.print(server.send("POST", "/grades/resend", wanted));
    }
  }
}
