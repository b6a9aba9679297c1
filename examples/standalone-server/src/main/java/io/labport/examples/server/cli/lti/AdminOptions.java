package io.labport.examples.server.cli.lti;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.ConfigurationException;
import io.labport.core.spi.config.Secret;
import io.labport.examples.server.ServerConfig;
import io.labport.examples.server.cli.ConfigOptions;
import java.io.PrintWriter;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which server is asked, with which token, and how its answer is printed. */
public final class AdminOptions {
  @Mixin ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The running server; by default the one of the configuration, on this machine.")
  @Nullable URI server;

  @Option(names = "--json", description = "Print nothing but JSON on standard output.")
  boolean json;

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec spec;

  AdminClient client() {
    ConfigSource source = config.source();
    Secret token =
        source
            .section("admin", AdminAccess.class)
            .token()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "admin.token is not set; give the server and this command the same one"));
    return new AdminClient(server == null ? local(source) : server, token);
  }

  private static URI local(ConfigSource source) {
    ServerConfig config = source.section("server", ServerConfig.class);
    String host = config.host().equals("0.0.0.0") ? "127.0.0.1" : config.host();
    return URI.create("http://" + host + ":" + config.port());
  }

  /** Prints the answer, and the exit code of a command that worked. */
  int print(JsonNode answer, String... columns) {
    say(json ? answer.toPrettyString() : JsonText.of(answer, columns));
    return 0;
  }

  int say(String text) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the specification of every command");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(text.stripTrailing());
    out.flush();
    return 0;
  }
}
