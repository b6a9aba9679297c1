package io.labport.examples.server.cli.lti;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Courses from which labs were opened, and who is in them. */
final class CourseCommands {
  private CourseCommands() {}

  private static String of(String key) {
    return "/registrations/" + AdminClient.part(key) + "/courses";
  }

  @Command(name = "courses", description = "Lists the courses from which labs were opened.")
  static final class Courses extends AdminCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Override
    int run(AdminClient server) {
      return options.print(
          server.get(of(key)).path("courses"), "deployment", "id", "label", "title", "services");
    }
  }

  @Command(name = "members", description = "Asks the LMS who is in a course.")
  static final class Members extends AdminCommand {
    @Parameters(index = "0", paramLabel = "KEY")
    String key = "";

    @Parameters(index = "1", paramLabel = "DEPLOYMENT")
    String deployment = "";

    @Parameters(index = "2", paramLabel = "COURSE")
    String course = "";

    @Option(names = "--role", description = "For example Learner.")
    @Nullable String role;

    @Option(names = "--names", description = "With the names, where the LMS gives them.")
    boolean names;

    @Override
    int run(AdminClient server) {
      Map<String, Object> query = new LinkedHashMap<>();
      query.put("role", role);
      query.put("names", names ? "true" : null);
      return options.print(
          server
              .get(
                  of(key)
                      + "/"
                      + AdminClient.part(deployment)
                      + "/"
                      + AdminClient.part(course)
                      + "/members",
                  query)
              .path("members"),
          names
              ? new String[] {"user-id", "status", "roles", "name"}
              : new String[] {"user-id", "status", "roles"});
    }
  }
}
