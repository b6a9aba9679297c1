package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.examples.server.cli.Terminal.Ended;
import io.labport.examples.server.cli.scorm.ScormCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the commands below {@code labport scorm} ask, and how they show the answer. */
class ScormCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DISPATCH =
      "{\"id\":\"d1\",\"title\":\"Web servers\",\"flavour\":\"scorm-12\",\"state\":\"enabled\","
          + "\"generation\":1,\"tenant\":\"north\",\"createdAt\":\"2026-11-21T09:00:00Z\","
          + "\"labs\":[{\"slot\":\"1\",\"lab\":101,\"title\":\"Web servers\"}],"
          + "\"limits\":{\"registrations\":200}}";

  private AdminDouble server;

  @BeforeEach
  void start() throws IOException {
    server = new AdminDouble();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<String> commands() {
    return names("", new CommandLine(new ScormCommand()).getSubcommands());
  }

  private static Stream<String> names(String before, Map<String, CommandLine> commands) {
    return commands.entrySet().stream()
        .flatMap(
            each ->
                Stream.concat(
                    Stream.of(before + each.getKey()),
                    names(before + each.getKey() + " ", each.getValue().getSubcommands())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(String command) {
    Ended ended = scorm((command + " --help").split(" "));

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).startsWith("Usage: labport scorm " + command);
  }

  @Test
  void aDispatchIsCreatedWithSettingsOfTheirTypes() throws Exception {
    server.on("POST /admin/scorm/dispatches", 201, DISPATCH);

    String shown =
        ok(
            "dispatch",
            "create",
            "--title=Web servers",
            "--lab=101",
            "--lab",
            "102=Second = last",
            "--for=moodle",
            "--tenant=north",
            "limits.registrations=200",
            "limits.allowNew=false",
            "limits.registrationResets=2027-01-01T00:00:00Z, 2027-07-01T00:00:00Z",
            "access.origins=https://lms.example.edu",
            "handling.language=de",
            "mapping.completion=task-percent:80",
            "mapping.waitForScore=PT5M",
            "mapping.scoreDecimals=two");

    assertThat(server.last().authorization()).isEqualTo("Bearer " + AdminDouble.TOKEN);
    assertThat(server.last().json())
        .isEqualTo(
            JSON.readTree(
                """
                {"title": "Web servers", "labs": [{"lab": 101}, {"lab": 102, "title": "Second = last"}],
                 "for": "moodle", "tenant": "north",
                 "limits": {"registrations": 200, "allowNew": false,
                   "registrationResets": ["2027-01-01T00:00:00Z", "2027-07-01T00:00:00Z"]},
                 "access": {"origins": ["https://lms.example.edu"]},
                 "handling": {"language": "de"},
                 "mapping": {"completion": "task-percent:80", "waitForScore": "PT5M", "scoreDecimals": "two"}}
                """));
    assertThat(shown)
        .startsWith("id: d1\ntitle: Web servers\nflavour: scorm-12\n")
        .contains("limits:\n  registrations: 200\n");
  }

  @Test
  void dispatchesAreListedAPageAtATime() {
    server.on(
        "GET /admin/scorm/dispatches?limit=1",
        200,
        "{\"dispatches\":[" + DISPATCH + "],\"next\":\"d1\"}");

    assertThat(ok("dispatch", "list", "--limit=1").lines())
        .containsExactly(
            "id  title        tenant  flavour   state    generation  created",
            "d1  Web servers  north   scorm-12  enabled  1           2026-11-21T09:00:00Z",
            "There is more: --after=d1");
  }

  @Test
  void aChangeNamesOnlyWhatChangesAndNothingClears() throws Exception {
    server.on("PATCH /admin/scorm/dispatches/d1", 200, DISPATCH);

    ok("dispatch", "change", "d1", "title=Servers", "limits.registrations=", "access.notAfter=");

    assertThat(server.last().json())
        .isEqualTo(
            JSON.readTree(
                "{\"title\": \"Servers\", \"limits\": {\"registrations\": null},"
                    + " \"access\": {\"notAfter\": null}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dispatch enable d1   | POST /admin/scorm/dispatches/d1/enable  | d1 is enabled
          dispatch disable d1  | POST /admin/scorm/dispatches/d1/disable | d1 is disabled
          dispatch revoke d1   | POST /admin/scorm/dispatches/d1/revoke  | d1 is revoked
          dispatch rotate d1   | POST /admin/scorm/dispatches/d1/rotate  | d1 has a new launch key; issue its package again
          origins approve d1 https://a.example | POST /admin/scorm/dispatches/d1/origins | https://a.example is allowed
          origins remove d1 https://a.example  | DELETE /admin/scorm/dispatches/d1/origins?origin=https%3A%2F%2Fa.example | https://a.example is removed
          registrations revoke d1 r/1          | POST /admin/scorm/dispatches/d1/registrations/r%2F1/revoke | r/1 is revoked
          registrations reset d1 r2            | POST /admin/scorm/dispatches/d1/registrations/r2/reset | r2 is reset
          """)
  void deedsAreSaidInALine(String command, String asked, String said) {
    server.on(asked, 200, DISPATCH);

    assertThat(ok(command.split(" "))).isEqualTo(said + "\n");
    assertThat(server.lines()).containsExactly(asked);
  }

  @Test
  void aKeyThatLeakedIsReplacedWithoutGrace() {
    server.on("POST /admin/scorm/dispatches/d1/rotate", 200, DISPATCH);

    ok("dispatch", "rotate", "d1", "--grace=PT0S");

    assertThat(server.last().body()).isEqualTo("{\"grace\":\"PT0S\"}");
  }

  @Test
  void whatIsToBeLookedAtIsShownAsTables() {
    server
        .on(
            "GET /admin/scorm/lms",
            200,
            "{\"families\":[{\"family\":\"moodle\",\"flavour\":\"scorm-12\"},"
                + "{\"family\":\"absorb\",\"note\":\"use LTI\"}]}")
        .on(
            "GET /admin/scorm/events?dispatch=d1",
            200,
            "{\"events\":[{\"last\":\"2026-11-21T09:00:00Z\",\"kind\":\"cap-reached\",\"count\":7}]}")
        .on("GET /admin/scorm/receipts/K7Q2", 200, "{\"dispatch\":\"d1\",\"passed\":true}")
        .on(
            "GET /admin/scorm/dispatches/d1/registrations?unacknowledged=true",
            200,
            "{\"registrations\":[]}")
        .on("GET /admin/scorm/dispatches/d1/export", 200, "{\"a\":1}\n{\"a\":2}\n");

    assertThat(ok("lms")).contains("moodle", "scorm-12", "use LTI");
    assertThat(ok("events", "--dispatch=d1")).contains("cap-reached", "7");
    assertThat(ok("receipt", "K7Q2")).isEqualTo("dispatch: d1\npassed: true\n");
    assertThat(ok("registrations", "list", "d1", "--unacknowledged")).isEqualTo("none\n");
    assertThat(ok("export", "d1")).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
    assertThat(ok("export", "d1", "--json")).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
  }

  @Test
  void jsonIsTheAnswerItself() throws Exception {
    server.on("GET /admin/scorm/dispatches/d1", 200, DISPATCH);

    JsonNode shown = JSON.readTree(ok("dispatch", "show", "d1", "--json"));

    assertThat(shown).isEqualTo(JSON.readTree(DISPATCH));
  }

  @Test
  void aRefusalIsOneWithTheServersWords() {
    server.on(
        "PATCH /admin/scorm/dispatches/d1",
        400,
        "{\"code\":\"scorm.dispatch-invalid\",\"title\":\"A setting is wrong\","
            + "\"detail\":\"limits.registrations must be at least 1\","
            + "\"field\":\"limits.registrations\"}");

    assertThat(scorm("dispatch", "change", "d1", "limits.registrations=0"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "limits.registrations: A setting is wrong. limits.registrations must be at least 1"
                    + " (scorm.dispatch-invalid)\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dispatch create --lab=101             | Missing required option: '--title=<title>'
          dispatch create --title=A             | Missing required option: '--lab=NUMBER[=TITLE]'
          dispatch create --title=A --lab=cloud | lab: 'cloud' must be a number, or a number and a title
          dispatch change d1                    | Missing required parameter
          package                               | Missing required argument
          package --dispatch=d1 --lab=101 --title=A | mutually exclusive
          package --lab=101                     | Missing required
          packages --csv=labs.csv               | Missing required option: '--out=FOLDER'
          origins approve d1                    | Missing required parameter: 'ORIGIN'
          dispatch                              | Missing required subcommand
          """)
  void wrongUseIsTwoAndAsksNothing(String command, String line) {
    Ended ended = scorm(command.split(" "));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains(line);
    assertThat(ended.errorLines()).hasSize(1);
    assertThat(server.requests()).isEmpty();
  }

  private String ok(String... words) {
    Ended ended = scorm(words);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    return ended.out();
  }

  private Ended scorm(String... words) {
    List<String> line = new ArrayList<>(List.of("scorm"));
    line.addAll(List.of(words));
    return server.terminal().labport(line);
  }
}
