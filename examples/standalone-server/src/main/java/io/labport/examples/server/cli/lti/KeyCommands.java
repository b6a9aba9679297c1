package io.labport.examples.server.cli.lti;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The tool's keys for signing. */
final class KeyCommands {
  private KeyCommands() {}

  @Command(name = "keys", description = "Lists the tool's keys and their states.")
  static final class Keys extends AdminCommand {
    @Override
    int run(AdminClient server) {
      return options.print(
          server.get("/keys").path("keys"), "kid", "set", "state", "since", "until");
    }
  }

  @Command(
      name = "rotate-keys",
      description = "Publishes a new key, which signs when platforms had a day to fetch it.")
  static final class RotateKeys extends AdminCommand {
    @Option(names = "--now", description = "Signs with it at once: when the old key is not safe.")
    boolean now;

    @Override
    int run(AdminClient server) {
      return options.print(server.send("POST", "/keys/rotate", Map.of("now", now)));
    }
  }
}
