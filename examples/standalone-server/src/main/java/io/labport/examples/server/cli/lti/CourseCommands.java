package io.labport.examples.server.cli.lti;

import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import io.labport.examples.server.cli.admin.PagedCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Courses from which labs were opened, and who is in them. */
final class CourseCommands {
  private static final String COURSE = "The id that 'courses' shows.";

  private CourseCommands() {}

  private static String of(String key) {
    return RegistrationCommands.of(key) + "/courses";
  }

  @Command(name = "courses", description = "Lists the courses from which somebody has launched.")
  static final class Courses extends PagedCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Override
    protected int run(AdminClient server) {
      return options.print(
          server.get(of(key), page()),
          "courses",
          "id",
          "deployment",
          "context",
          "label",
          "title",
          "seen",
          "services");
    }
  }

  @Command(name = "members", description = "Asks the LMS who is in a course.")
  static final class Members extends AdminCommand {
    @Parameters(index = "0", paramLabel = "KEY")
    String key = "";

    @Parameters(index = "1", paramLabel = "COURSE", description = COURSE)
    String course = "";

    @Option(names = "--role", description = "For example Learner.")
    @Nullable String role;

    @Option(names = "--limit", paramLabel = "NUMBER", description = "How many at most.")
    @Nullable Integer limit;

    @Option(names = "--names", description = "With the names, where the LMS gives them.")
    boolean names;

    @Override
    protected int run(AdminClient server) {
      Map<String, @Nullable Object> query = new LinkedHashMap<>();
      query.put("role", role);
      query.put("limit", limit);
      List<String> columns = new ArrayList<>(List.of("user", "status"));
      if (names) {
        query.put("names", true);
        columns.addAll(List.of("name", "given-name", "family-name"));
      }
      columns.add("roles");
      return options.print(
          server.get(of(key) + "/" + AdminClient.part(course) + "/members", query),
          "members",
          columns.toArray(String[]::new));
    }
  }

  @Command(name = "groups", description = "Asks the LMS for the groups of a course.")
  static final class Groups extends AdminCommand {
    @Parameters(index = "0", paramLabel = "KEY")
    String key = "";

    @Parameters(index = "1", paramLabel = "COURSE", description = COURSE)
    String course = "";

    @Option(names = "--user", paramLabel = "ID", description = "Those of one member only.")
    @Nullable String user;

    @Override
    protected int run(AdminClient server) {
      Map<String, @Nullable Object> query = new LinkedHashMap<>();
      query.put("user", user);
      return options.print(
          server.get(of(key) + "/" + AdminClient.part(course) + "/groups", query),
          "groups",
          "id",
          "name",
          "tag",
          "set");
    }
  }
}
