package io.labport.examples.server.cli.lti;

import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to enter in an LMS that cannot register by itself. */
final class FamilyCommands {
  private FamilyCommands() {}

  @Command(name = "families", description = "Lists the LMSs whose forms and addresses are known.")
  static final class Families extends AdminCommand {
    @Override
    protected int run(AdminClient server) {
      return options.print(
          server.get("/lti/families"), "families", "family", "name", "dynamic-registration");
    }
  }

  @Command(
      name = "values",
      description =
          "Prints what to enter in an LMS, under the names that it uses, and the LMS's own"
              + " addresses for 'register'.")
  static final class Values extends AdminCommand {
    @Parameters(index = "0", paramLabel = "FAMILY", description = "As 'families' lists them.")
    String family = "";

    @Parameters(
        index = "1..*",
        arity = "0..*",
        paramLabel = "INPUT=VALUE",
        description = "Fills in the LMS's addresses, such as site=https://moodle.example.org.")
    Map<String, String> inputs = new LinkedHashMap<>();

    @Option(names = "--key", description = "The key that the registration has or will have.")
    @Nullable String key;

    @Override
    protected int run(AdminClient server) {
      Map<String, @Nullable Object> query = new LinkedHashMap<>(inputs);
      query.put("registration", key);
      return options.print(server.get("/lti/families/" + AdminClient.part(family), query));
    }
  }
}
