package io.labport.examples.server.cli.lti;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registrations, invitations to register, and what to paste into an LMS. */
final class RegistrationCommands {
  private RegistrationCommands() {}

  private static String of(String key) {
    return "/registrations/" + AdminClient.part(key);
  }

  @Command(
      name = "invite",
      description = "Makes a link by which an LMS registers this tool by itself, once.")
  static final class Invite extends AdminCommand {
    @Option(names = "--account", paramLabel = "NAME", description = "Whom the link is for.")
    @Nullable String account;

    @Option(names = "--family", description = "Only an LMS of this family may use it.")
    @Nullable String family;

    @Option(
        names = "--deployment-policy",
        description = "explicit, approve or auto; what later deployments of the LMS are told.")
    @Nullable String deploymentPolicy;

    @Option(names = "--state", description = "active or pending; how the registration begins.")
    @Nullable String state;

    @Option(names = "--valid", paramLabel = "DURATION", description = "Such as P7D.")
    @Nullable String valid;

    @Option(names = "--update", paramLabel = "KEY", description = "The registration to replace.")
    @Nullable String update;

    @Override
    int run(AdminClient server) {
      Map<String, Object> wanted = new LinkedHashMap<>();
      put(wanted, "account", account);
      put(wanted, "family", family);
      put(wanted, "deployment-policy", deploymentPolicy);
      put(wanted, "state", state);
      put(wanted, "valid", valid);
      put(wanted, "updates", update);
      return options.print(server.send("POST", "/invitations", wanted));
    }

    private static void put(Map<String, Object> wanted, String name, @Nullable String value) {
      if (value != null) {
        wanted.put(name, value);
      }
    }
  }

  @Command(name = "invitations", description = "Lists invitations that have not been used.")
  static final class Invitations extends AdminCommand {
    @Override
    int run(AdminClient server) {
      return options.print(
          server.get("/invitations"), "id", "account", "family", "state", "expires", "updates");
    }
  }

  @Command(name = "registrations", description = "Lists the registrations.")
  static final class Registrations extends AdminCommand {
    @Override
    int run(AdminClient server) {
      return options.print(
          server.get("/registrations"),
          "key",
          "state",
          "family",
          "issuer",
          "client-id",
          "deployment-policy",
          "source");
    }
  }

  @Command(
      name = "register",
      description =
          "Registers an LMS by hand; the terms are named as in the configuration, for example"
              + " issuer=https://moodle.example.org.")
  static final class Register extends AdminCommand {
    @Parameters(paramLabel = "TERM=VALUE", arity = "1..*")
    Map<String, String> terms = new LinkedHashMap<>();

    @Override
    int run(AdminClient server) {
      return options.print(server.send("POST", "/registrations", Terms.json(terms)));
    }
  }

  @Command(name = "registration", description = "Shows one registration, with what the LMS needs.")
  static final class Show extends AdminCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Override
    int run(AdminClient server) {
      return options.print(server.get(of(key)));
    }
  }

  @Command(name = "change", description = "Changes terms of a registration.")
  static final class Change extends AdminCommand {
    @Parameters(index = "0", paramLabel = "KEY")
    String key = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TERM=VALUE")
    Map<String, String> terms = new LinkedHashMap<>();

    @Override
    int run(AdminClient server) {
      return options.print(server.send("PATCH", of(key), Terms.json(terms)));
    }
  }

  /** Sets one term. */
  abstract static class State extends AdminCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    private final String state;

    State(String state) {
      this.state = state;
    }

    @Override
    int run(AdminClient server) {
      JsonNode changed = server.send("PATCH", of(key), Map.of("state", state));
      return options.print(changed);
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
    int run(AdminClient server) {
      server.send("DELETE", of(key), null);
      return options.say(key + " is deleted");
    }
  }

  @Command(name = "export", description = "Prints a registration as a part of labport.yaml.")
  static final class Export extends AdminCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Override
    int run(AdminClient server) {
      JsonNode exported = server.get(of(key) + "/export");
      return options.say(exported.path("yaml").asText());
    }
  }

  @Command(
      name = "values",
      description = "Prints what to enter in an LMS, under the names that it uses.")
  static final class Values extends AdminCommand {
    @Parameters(
        paramLabel = "FAMILY",
        description =
            "canvas, moodle, desire2learn, blackboard, sakai, schoology, openedx or generic.")
    String family = "";

    @Option(names = "--key", description = "The key that the registration will have or has.")
    @Nullable String key;

    @Override
    int run(AdminClient server) {
      Map<String, Object> query = new LinkedHashMap<>();
      query.put("key", key);
      return options.print(server.get("/families/" + AdminClient.part(family), query));
    }
  }
}
