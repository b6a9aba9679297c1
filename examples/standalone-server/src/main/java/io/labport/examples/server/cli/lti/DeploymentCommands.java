package io.labport.examples.server.cli.lti;

import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Where registrations have been made available. */
final class DeploymentCommands {
  private DeploymentCommands() {}

  private static String of(String key) {
    return RegistrationCommands.of(key) + "/deployments";
  }

  @Command(name = "deployments", description = "Lists the deployments of a registration.")
  static final class Deployments extends AdminCommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Override
    protected int run(AdminClient server) {
      return options.print(
          server.get(of(key)),
          "deployments",
          "id",
          "state",
          "first-seen",
          "last-seen",
          "lms=platform.product-family",
          "version=platform.version",
          "institution=platform.name");
    }
  }

  /** Sets the state. */
  abstract static class State extends AdminCommand {
    @Parameters(index = "0", paramLabel = "KEY")
    String key = "";

    @Parameters(index = "1", paramLabel = "DEPLOYMENT", description = "Its id in the LMS.")
    String deployment = "";

    private final String state;

    State(String state) {
      this.state = state;
    }

    @Override
    protected int run(AdminClient server) {
      return options.done(
          server.send("PUT", of(key) + "/" + AdminClient.part(deployment), Map.of("state", state)),
          "deployment " + deployment + " of " + key + " is " + state);
    }
  }

  @Command(name = "approve", description = "Lets a deployment launch.")
  static final class Approve extends State {
    Approve() {
      super("active");
    }
  }

  @Command(name = "block", description = "Refuses launches of a deployment.")
  static final class Block extends State {
    Block() {
      super("blocked");
    }
  }
}
