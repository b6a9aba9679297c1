package io.labport.examples.server.cli.admin;

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
import java.util.function.Function;
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

  public AdminClient client() {
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
  public int print(JsonNode answer) {
    return say(json ? answer.toPrettyString() : JsonText.lines(answer));
  }

  /**
   * Prints the answer, its list as a table.
   *
   * @param list the member that is the list
   * @param columns as {@link JsonText#table} takes them
   */
  public int print(JsonNode answer, String list, String... columns) {
    return say(json ? answer.toPrettyString() : JsonText.page(answer, list, columns));
  }

  /** Prints the answer as the text that is made of it. */
  public int print(JsonNode answer, Function<JsonNode, String> text) {
    return say(json ? answer.toPrettyString() : text.apply(answer));
  }

  /** Prints that something was done, or the answer itself. */
  public int done(JsonNode answer, String text) {
    return say(json ? answer.toPrettyString() : text);
  }

  /**
   * Prints a text as it came.
   *
   * @param member what it is called among JSON
   */
  public int export(String text, String member) {
    return say(
        json ? JsonNodeFactory.instance.objectNode().put(member, text).toPrettyString() : text);
  }

  /** Prints lines of JSON, which are the same for people and programs. */
  public int lines(String text) {
    return say(text);
  }

  /** Whether nothing but JSON may go to standard output. */
  public boolean json() {
    return json;
  }

  /** Prints a text; returns the exit code of a command that worked. */
  public int say(String text) {
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
