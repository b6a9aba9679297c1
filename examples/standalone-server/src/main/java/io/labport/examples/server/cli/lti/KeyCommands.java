package io.labport.examples.server.cli.lti;

import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The tool's keys for signing. */
final class KeyCommands {
  private static final String[] COLUMNS = {"kid", "set", "state", "since", "changes"};

  private KeyCommands() {}

  @Command(name = "keys", description = "Lists the tool's keys and their states.")
  static final class Keys extends AdminCommand {
    @Override
    protected int run(AdminClient server) {
      return options.print(server.get("/lti/keys"), "keys", COLUMNS);
    }
  }

  @Command(
      name = "rotate-keys",
      description = "Publishes a new key, which signs when platforms had a day to fetch it.")
  static final class RotateKeys extends AdminCommand {
    @Option(
        names = "--now",
        description = "Lets it sign at once: for when the old key is no longer secret.")
    boolean now;

    @Option(
        names = "--registration",
        paramLabel = "KEY",
        description = "The keys of this registration, which has a set of its own.")
    @Nullable String registration;

    @Override
    protected int run(AdminClient server) {
      Map<String, Object> wish = new LinkedHashMap<>();
      wish.put("now", now);
      if (registration != null) {
        wish.put("registration", registration);
      }
      return options.print(server.send("POST", "/lti/keys/rotate", wish), "keys", COLUMNS);
    }
  }

  @Command(name = "delete-key", description = "Removes a key that does not sign.")
  static final class DeleteKey extends AdminCommand {
    @Parameters(paramLabel = "KID", description = "As 'keys' shows it.")
    String kid = "";

    @Override
    protected int run(AdminClient server) {
      return options.done(
          server.send("DELETE", "/lti/keys/" + AdminClient.part(kid)), kid + " is deleted");
    }
  }
}
