package io.labport.examples.server.cli.lti;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Links by which platforms register by themselves. */
final class InvitationCommands {
  private InvitationCommands() {}

  @Command(
      name = "invite",
      description =
          "Makes a link by which an LMS registers this tool by itself, once. The link is shown now"
              + " and never again.")
  static final class Invite extends AdminCommand {
    @Parameters(paramLabel = "NAME", description = "Whom it is for; the registration's name.")
    String name = "";

    @Option(names = "--family", description = "Only an LMS of this family may use it.")
    @Nullable String family;

    @Option(names = "--issuer", description = "Only the platform with this issuer may use it.")
    @Nullable String issuer;

    @Option(
        names = "--deployment-policy",
        paramLabel = "POLICY",
        description = "For deployments that turn up later: explicit, approve (default) or auto.")
    @Nullable String deploymentPolicy;

    @Option(
        names = "--registration-state",
        paramLabel = "STATE",
        description = "How the registration begins: active (default), or pending until enabled.")
    @Nullable String registrationState;

    @Option(
        names = "--updates",
        paramLabel = "KEY",
        description = "The registration that is brought up to date, instead of a new one.")
    @Nullable String updates;

    @Option(
        names = "--valid-for",
        paramLabel = "DURATION",
        description = "From PT5M to P90D; P7D by default.")
    @Nullable String validFor;

    @Override
    protected int run(AdminClient server) {
      Map<String, String> wanted = new LinkedHashMap<>();
      wanted.put("name", name);
      put(wanted, "family", family);
      put(wanted, "issuer", issuer);
      put(wanted, "deployment-policy", deploymentPolicy);
      put(wanted, "registration-state", registrationState);
      put(wanted, "updates", updates);
      put(wanted, "valid-for", validFor);
      JsonNode made = server.send("POST", "/lti/invitations", wanted);
      return options.print(made);
    }

    private static void put(Map<String, String> wanted, String name, @Nullable String value) {
      if (value != null) {
        wanted.put(name, value);
      }
    }
  }

  @Command(name = "invitations", description = "Lists invitations, without their links.")
  static final class Invitations extends AdminCommand {
    @Override
    protected int run(AdminClient server) {
      return options.print(
          server.get("/lti/invitations"),
          "invitations",
          "id",
          "name",
          "state",
          "expires",
          "family",
          "issuer",
          "updates",
          "registration");
    }
  }

  @Command(name = "withdraw", description = "Withdraws an invitation.")
  static final class Withdraw extends AdminCommand {
    @Parameters(paramLabel = "ID", description = "As 'invitations' shows it.")
    String id = "";

    @Override
    protected int run(AdminClient server) {
      return options.done(
          server.send("DELETE", "/lti/invitations/" + AdminClient.part(id)), id + " is withdrawn");
    }
  }
}
