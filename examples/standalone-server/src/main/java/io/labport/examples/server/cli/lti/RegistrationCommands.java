package io.labport.examples.server.cli.lti;

import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import io.labport.examples.server.cli.admin.PagedCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registrations. */
final class RegistrationCommands {
  private static final String TERM =
      "Named as in the configuration, such as issuer=https://moodle.example.org. A list is"
          + " separated by commas; @FILE stands for what a file holds.";

  private RegistrationCommands() {}

  static String of(String key) {
    return "/lti/registrations/" + AdminClient.part(key);
  }

  @Command(name = "registrations", description = "Lists the registrations.")
  static final class Registrations extends AdminCommand {
    @Override
    protected int run(AdminClient server) {
      return options.print(
          server.get("/lti/registrations"),
          "registrations",
          "key",
          "name",
          "source",
          "terms.state",
          "terms.family",
          "terms.issuer",
          "terms.client-id",
          "terms.deployment-policy");
    }
  }

  @Command(
      name = "register",
      description = "Registers an LMS by hand, with name=..., perhaps key=..., and its terms.")
  static final class Register extends AdminCommand {
    @Parameters(paramLabel = "TERM=VALUE", arity = "1..*", description = TERM)
    Map<String, String> terms = new LinkedHashMap<>();

    @Override
    protected int run(AdminClient server) {
      return options.print(server.send("POST", "/lti/registrations", Terms.json(terms)));
    }
  }

  @Command(
      name = "registration",
      description = "Shows one registration, with the tool's addresses.")
  static final class Show extends AdminCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Override
    protected int run(AdminClient server) {
      return options.print(server.get(of(key)));
    }
  }

  @Command(
      name = "change",
      description = "Changes terms of a registration; TERM= brings the default back.")
  static final class Change extends AdminCommand {
    @Parameters(index = "0", paramLabel = "KEY")
    String key = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TERM=VALUE", description = TERM)
    Map<String, String> terms = new LinkedHashMap<>();

    @Override
    protected int run(AdminClient server) {
      return options.print(server.send("PATCH", of(key), Terms.json(terms)));
    }
  }

  /** Sets the state. */
  abstract static class State extends AdminCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    private final String state;

    State(String state) {
      this.state = state;
    }

    @Override
    protected int run(AdminClient server) {
      return options.done(
          server.send("PATCH", of(key), Map.of("state", state)), key + " is " + state);
    }
  }

  @Command(name = "enable", description = "Accepts launches; also approves a new registration.")
  static final class Enable extends State {
    Enable() {
      super("active");
    }
  }

  @Command(name = "disable", description = "Refuses launches; nothing is deleted.")
  static final class Disable extends State {
    Disable() {
      super("disabled");
    }
  }

  @Command(name = "delete", description = "Deletes a registration; grades on their way are lost.")
  static final class Delete extends AdminCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Override
    protected int run(AdminClient server) {
      return options.done(server.send("DELETE", of(key)), key + " is deleted");
    }
  }

  @Command(name = "export", description = "Prints a registration as a part of labport.yaml.")
  static final class Export extends AdminCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Override
    protected int run(AdminClient server) {
      return options.export(server.text(of(key) + "/export"), "yaml");
    }
  }

  @Command(
      name = "legacy-users",
      description = "Lists who was who in LTI 1.1, as far as launches have proven it.")
  static final class LegacyUsers extends PagedCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Option(
        names = "--unproven",
        description = "Those whom nothing proves instead, for you to judge.")
    boolean unproven;

    @Override
    protected int run(AdminClient server) {
      Map<String, Object> query = new LinkedHashMap<>(page());
      query.put("proven", !unproven);
      return options.print(
          server.get(of(key) + "/legacy-users", query),
          "users",
          "user",
          "former-user",
          "consumer-key",
          "deployment",
          "seen",
          unproven ? "code" : "former-context");
    }
  }
}
