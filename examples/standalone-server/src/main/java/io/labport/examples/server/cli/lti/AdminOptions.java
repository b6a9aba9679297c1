package io.labport.examples.server.cli.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.ConfigurationException;
import io.labport.core.spi.config.Secret;
import io.labport.examples.server.ServerConfig;
import io.labport.examples.server.cli.ConfigOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server is asked, with which token, and how its answer is printed. */
public final class AdminOptions {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

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
    // Said here, because the HTTP client would show what it does not accept.
    if (!token.reveal().matches("[\\x21-\\x7e]+")) {
      throw new ConfigurationException(
          "admin.token must consist of ASCII letters, digits and signs, without spaces");
    }
    return new AdminClient(server == null ? local(source) : given(server), token);
  }

  private static String local(ConfigSource source) {
    ServerConfig config = source.section("server", ServerConfig.class);
    String host =
        switch (config.host()) {
          case "0.0.0.0" -> "127.0.0.1";
          case "::", "[::]" -> "[::1]";
          default -> config.host();
        };
    boolean bare = host.contains(":") && !host.startsWith("[");
    return "http://" + (bare ? "[" + host + "]" : host) + ":" + config.port();
  }

  private String given(URI address) {
    String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host))) {
      throw new ParameterException(
          spec().commandLine(),
          "--server must be https, so that nobody reads the token on its way, or http on this"
              + " machine");
    }
    return address.toString().replaceAll("/+$", "");
  }

  /** Prints the answer as lines; returns the exit code of a command that worked. */
  int print(JsonNode answer) {
    return say(json ? answer.toPrettyString() : JsonText.lines(answer));
  }

  /**
   * Prints the answer, its list as a table.
   *
   * @param list the member that is the list
   * @param columns as {@link JsonText#table} takes them
   */
  int print(JsonNode answer, String list, String... columns) {
    return say(json ? answer.toPrettyString() : JsonText.page(answer, list, columns));
  }

  /** Prints one launch. */
  int launch(JsonNode answer) {
    return say(json ? answer.toPrettyString() : LaunchText.of(answer));
  }

  /** Prints that something was done, or the answer itself. */
  int done(JsonNode answer, String text) {
    return say(json ? answer.toPrettyString() : text);
  }

  /** Prints a text as it came. */
  int export(String text) {
    return say(
        json ? JsonNodeFactory.instance.objectNode().put("yaml", text).toPrettyString() : text);
  }

  private int say(String text) {
    PrintWriter out = spec().commandLine().getOut();
    out.println(text.stripTrailing());
    out.flush();
    return 0;
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the specification of every command");
    }
    return spec;
  }
}
