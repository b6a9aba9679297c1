package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.labport.examples.lms.LmsProfile;
import io.labport.examples.server.cli.Terminal.Ended;
import io.labport.examples.server.cli.lti.LtiCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the commands of {@code labport lti} say and how they end when they cannot do it. */
@TestInstance(Lifecycle.PER_CLASS)
class LtiCommandErrorsTest {
  @TempDir static Path data;

  private LtiWorld world;

  @BeforeAll
  void start() throws Exception {
    world = new LtiWorld(data, LmsProfile.PLAIN);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  static Stream<String> commands() {
    return new CommandLine(new LtiCommand()).getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(String command) {
    Ended ended = world.lti(command, "--help");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).startsWith("Usage: labport lti " + command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          registration nobody                     | there is no such registration | lti.registration-unknown
          register issuer=https://a.example       | name: | lti.registration-member-invalid
          register name=A isuer=x                 | isuer: | there are: [issuer,
          register name=A issuer=https://a.example leeway=long | is required | lti.registration-member-invalid
          invite A --valid-for=PT1M               | valid-for: | P90D
          invite A --family=webct                 | family: | must be one of
          invite A --updates=nobody               | The request was refused | (lti.
          values webct                            | There is no such family | lti.family-unknown
          deployments nobody                      | The request was refused | (lti.
          launch NOSUCH                           | No launch of this reference is kept | the log has a line
          launches --outcome=good                 | outcome: | accepted, refused
          grades --state=lost                     | state: | waiting, sent
          grades --limit=0                        | limit: | from 1 to 500
          resend nosuch                           | There is no such grade | lti.grade-unknown
          resend --registration=a --state=gone    | state: | waiting, sent
          delete-key nosuch                       | There is no such key | lti.key-unknown
          rotate-keys --registration=nobody       | There is no such registration | lti.registration-unknown
          courses nobody                          | There is no such registration | lti.registration-unknown
          members nobody nowhere                  | Nobody has launched from this course | lti.course-unknown
          groups nobody nowhere                   | Nobody has launched from this course | lti.course-unknown
          legacy-users nobody                     | There is no such registration | lti.registration-unknown
          """)
  void aRefusalIsOneWithTheServersWords(String command, String begin, String also) {
    Ended ended = world.lti(command.split(" "));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    System.out.println("$ labport lti " + command + "\n" + ended.err());
    assertThat(ended.errorLines()).hasSize(1);
    assertThat(ended.err()).contains(begin).contains(also);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          invite                                | Missing required parameter: 'NAME'
          register                              | Missing required parameter
          register issuer                       | TERM=VALUE
          change campus platform-keys=@/no/such | platform-keys: the file /no/such is not readable
          resend                                | Missing required
          resend 1 --registration=a --state=sent | mutually exclusive
          resend --registration=a               | Missing required
          grades --limit=many                   | 'many' is not an int
          keys --server=http://labs.example.org | --server must be https
          keys --server=localhost:8080          | --server must be https
          registrations now                     | Unmatched argument
          """)
  void wrongUseIsTwo(String command, String line) {
    Ended ended = world.lti(command.split(" "));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.errorLines()).hasSize(1);
    System.out.println("$ labport lti " + command + "\n" + ended.err());
    assertThat(ended.err()).contains(line);
  }

  @Test
  void withoutATokenOrWithAWrongOneItIsThree() {
    String port = Integer.toString(world.server().address().getPort());

    Ended none = new Terminal(Map.of("LABPORT_SERVER_PORT", port)).labport("lti", "registrations");
    Ended wrong = world.lti("registrations", "--set=admin.token=this-is-not-the-token-there");
    Ended odd = world.lti("registrations", "--set=admin.token=with a blank \u00e9");

    assertThat(none)
        .isEqualTo(
            new Ended(
                3, "", "admin.token is not set; give the server and this command the same one\n"));
    assertThat(wrong.exitCode()).isEqualTo(3);
    assertThat(wrong.err())
        .startsWith("The administrator's token is missing or wrong")
        .contains("admin.unauthorized")
        .doesNotContain("this-is-not");
    assertThat(odd.exitCode()).isEqualTo(3);
    assertThat(odd.err()).contains("admin.token must").doesNotContain("blank \u00e9");
  }

  @Test
  void aServerThatIsNotThereIsFour() throws IOException {
    int port = LtiWorld.freePort();

    Ended ended = world.lti("registrations", "--server=http://127.0.0.1:" + port + "/");

    assertThat(ended)
        .isEqualTo(
            new Ended(
                4,
                "",
                "http://127.0.0.1:"
                    + port
                    + " cannot be reached; is the server running, and is this its address?\n"));
  }

  @Test
  void aLostAnswerIsFiveWhenSomethingMayHaveChanged() throws IOException {
    HttpServer dropping = other(-1, "");
    try {
      String server = "--server=http://127.0.0.1:" + dropping.getAddress().getPort();

      assertThat(world.lti("keys", server).exitCode()).isEqualTo(4);
      Ended rotation = world.lti("rotate-keys", server);
      assertThat(rotation.exitCode()).isEqualTo(5);
      assertThat(rotation.err()).contains("look before you repeat it");
    } finally {
      dropping.stop(0);
    }
  }

  @Test
  void anotherProgramAtTheAddressIsToldFromLabport() throws IOException {
    HttpServer page = other(200, "<html>");
    HttpServer none = other(404, "<html>");
    try {
      assertThat(
              world.lti("keys", "--server=http://127.0.0.1:" + page.getAddress().getPort()).err())
          .contains("is not one of Labport; is the address right?");
      assertThat(world.lti("keys", "--server=http://127.0.0.1:" + none.getAddress().getPort()))
          .isEqualTo(new Ended(1, "", "the server answered 404\n"));
    } finally {
      page.stop(0);
      none.stop(0);
    }
  }

  /** Answers everything alike; with a negative status not at all. */
  private static HttpServer other(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          if (status > 0) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
    server.start();
    return server;
  }
}
