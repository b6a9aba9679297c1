package io.labport.examples.server.cli.scorm;

import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import io.labport.examples.server.cli.admin.PagedCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What there is to look at, and nothing to change. */
final class LookCommands {
  private LookCommands() {}

  @Command(name = "lms", description = "Lists LMSs, and which package to use for each.")
  static final class Lms extends AdminCommand {
    @Override
    protected int run(AdminClient server) {
      return options.print(
          server.get("/scorm/lms"), "families", "family", "product", "flavour", "note");
    }
  }

  @Command(name = "events", description = "Lists what an operator should know, newest first.")
  static final class Events extends PagedCommand {
    @Option(names = "--dispatch", paramLabel = "ID", description = "Of one dispatch.")
    @Nullable String dispatch;

    @Override
    protected int run(AdminClient server) {
      Map<String, @Nullable Object> query = new LinkedHashMap<>(page());
      query.put("dispatch", dispatch);
      return options.print(
          server.get("/scorm/events", query),
          "events",
          "last",
          "kind",
          "count",
          "dispatch",
          "registration",
          "detail");
    }
  }

  @Command(
      name = "receipt",
      description = "Shows the result behind a receipt that a learner presents.")
  static final class Receipt extends AdminCommand {
    @Parameters(paramLabel = "CODE")
    String code = "";

    @Override
    protected int run(AdminClient server) {
      return options.print(server.get("/scorm/receipts/" + AdminClient.part(code)));
    }
  }

  @Command(
      name = "export",
      description =
          "Prints the true results of a dispatch as JSON lines, to compare them with those of the"
              + " LMS.")
  static final class Export extends AdminCommand {
    @Parameters(paramLabel = "ID", description = "As 'dispatch list' shows it.")
    String id = "";

    @Override
    protected int run(AdminClient server) {
      return options.lines(server.text(DispatchCommands.of(id) + "/export"));
    }
  }
}
