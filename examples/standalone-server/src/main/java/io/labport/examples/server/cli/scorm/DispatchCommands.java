package io.labport.examples.server.cli.scorm;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import io.labport.examples.server.cli.admin.PagedCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Dispatches: what stands behind a package, and may be changed without issuing it again. */
@Command(
    name = "dispatch",
    description = "Creates, shows and changes dispatches.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DispatchCommands.Create.class,
      DispatchCommands.All.class,
      DispatchCommands.Show.class,
      DispatchCommands.Change.class,
      DispatchCommands.Enable.class,
      DispatchCommands.Disable.class,
      DispatchCommands.Revoke.class,
      DispatchCommands.Rotate.class
    })
final class DispatchCommands {
  static final String ALL = "/scorm/dispatches";

  private DispatchCommands() {}

  static String of(String id) {
    return ALL + "/" + AdminClient.part(id);
  }

  @Command(name = "create", description = "Creates a dispatch; its package is a second step.")
  static final class Create extends AdminCommand {
    @Mixin NewDispatch wanted = new NewDispatch();

    @Option(names = "--flavour", description = NewDispatch.FLAVOURS)
    @Nullable String flavour;

    @Override
    protected int run(AdminClient server) {
      return options.print(server.send("POST", ALL, wanted.json(flavour)));
    }
  }

  @Command(name = "list", description = "Lists the dispatches.")
  static final class All extends PagedCommand {
    @Override
    protected int run(AdminClient server) {
      return options.print(
          server.get(ALL, page()),
          "dispatches",
          "id",
          "title",
          "tenant",
          "flavour",
          "state",
          "generation",
          "created=createdAt");
    }
  }

  /** A command about one dispatch. */
  abstract static class One extends AdminCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "As 'dispatch list' shows it.")
    String id = "";
  }

  @Command(name = "show", description = "Shows a dispatch with all its settings.")
  static final class Show extends One {
    @Override
    protected int run(AdminClient server) {
      return options.print(server.get(of(id)));
    }
  }

  @Command(
      name = "change",
      description = "Changes settings at once, for packages that are in use; TERM= clears one.")
  static final class Change extends One {
    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "TERM=VALUE",
        description = Settings.TERMS)
    Map<String, String> terms = new LinkedHashMap<>();

    @Override
    protected int run(AdminClient server) {
      return options.print(server.send("PATCH", of(id), Settings.json(terms)));
    }
  }

  /** Does what its name says. */
  abstract static class Deed extends One {
    private final String deed;
    private final String done;

    Deed(String deed, String done) {
      this.deed = deed;
      this.done = done;
    }

    @Override
    protected int run(AdminClient server) {
      JsonNode answer = server.send("POST", of(id) + "/" + deed);
      return options.done(answer, id + " " + done);
    }
  }

  @Command(name = "enable", description = "Lets a disabled dispatch be used again.")
  static final class Enable extends Deed {
    Enable() {
      super("enable", "is enabled");
    }
  }

  @Command(name = "disable", description = "Refuses its learners for now; nothing is lost.")
  static final class Disable extends Deed {
    Disable() {
      super("disable", "is disabled");
    }
  }

  @Command(name = "revoke", description = "Ends a dispatch for good.")
  static final class Revoke extends Deed {
    Revoke() {
      super("revoke", "is revoked");
    }
  }

  @Command(
      name = "rotate",
      description =
          "Makes a new launch key. Packages issued before keep working for a time, and longer for"
              + " learners who were there already.")
  static final class Rotate extends One {
    @Option(
        names = "--grace",
        paramLabel = "DURATION",
        description =
            "How long the old key is as good as the new one; PT0S for a package that has leaked.")
    @Nullable String grace;

    @Override
    protected int run(AdminClient server) {
      String path = of(id) + "/rotate";
      JsonNode answer =
          grace == null
              ? server.send("POST", path)
              : server.send("POST", path, Map.of("grace", grace));
      return options.done(answer, id + " has a new launch key; issue its package again");
    }
  }
}
