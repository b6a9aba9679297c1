package io.labport.examples.server.cli.lti;

import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import io.labport.examples.server.cli.admin.PagedCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades on their way to gradebooks. */
final class GradeCommands {
  private static final String STATES = "waiting, sent, superseded, refused or buried.";

  private GradeCommands() {}

  @Command(name = "grades", description = "Lists grades and what became of them.")
  static final class Grades extends PagedCommand {
    @Option(names = "--registration", paramLabel = "KEY", description = "Of one registration.")
    @Nullable String registration;

    @Option(names = "--state", description = STATES)
    @Nullable String state;

    @Option(names = "--users", description = "With the LMS's ids of the learners, not hashes.")
    boolean users;

    @Override
    protected int run(AdminClient server) {
      Map<String, @Nullable Object> query = new LinkedHashMap<>(page());
      query.put("registration", registration);
      query.put("state", state);
      query.put("users", users ? true : null);
      return options.print(
          server.get("/lti/grades", query),
          "grades",
          "id",
          "registration",
          "user",
          "state",
          "content",
          "timestamp",
          "code",
          "solved-by=solvedBy",
          "why");
    }
  }

  /** All grades of a registration that are in one state. */
  static final class Many {
    @Option(names = "--registration", paramLabel = "KEY", required = true)
    String registration = "";

    @Option(names = "--state", required = true, description = STATES)
    String state = "";
  }

  /** One grade, or many. */
  static final class Which {
    @Parameters(paramLabel = "GRADE", description = "The id that 'grades' shows.")
    @Nullable String grade;

    @ArgGroup(exclusive = false)
    @Nullable Many many;
  }

  @Command(
      name = "resend",
      description = "Sends a grade again, or all of a registration that are in one state.")
  static final class Resend extends AdminCommand {
    @ArgGroup(multiplicity = "1")
    Which which = new Which();

    @Override
    protected int run(AdminClient server) {
      if (which.many != null) {
        return options.print(
            server.send(
                "POST",
                "/lti/grades/resend",
                Map.of("registration", which.many.registration, "state", which.many.state)));
      }
      return options.print(
          server.send(
              "POST", "/lti/grades/" + AdminClient.part(String.valueOf(which.grade)) + "/resend"));
    }
  }
}
