package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.LabState;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.sandbox.RecordedRequest;
import io.labport.examples.sandbox.SkillableSandbox;
import io.labport.examples.server.cli.Terminal.Ended;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Launch, Result, LatestResults and Cancel (Skillable Lab API v3) from a terminal. */
class FourCommandsTest {
  private static final String KEY = "key-for-the-command-line";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SkillableSandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void start() {
    sandbox = SkillableSandbox.builder().port(0).apiKey(KEY).firstLabId(4711).start();
    terminal = at(sandbox.baseUrl());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void launchSendsEveryDocumentedParameterUnderItsOwnName() throws Exception {
    makeClass("cls-7");

    Ended ended =
        terminal.labport(
            "launch",
            "--labid=101",
            "--userid=ada+42",
            "--firstname=Zoë",
            "--lastname=O'Neill + 山田 & Söhne",
            "--email=zoe+labs@students.example",
            "--classId=cls-7",
            "--canBeMarkedComplete=1",
            "--tag=cohort=2026; room 4/5",
            "--ipAddress=2001:db8::7",
            "--regionId=3",
            "--roleId=11",
            "--roleId=12",
            "--variable=company=Café & Co. 100%",
            "--variable=os=a=b",
            "--maxSavedLabs=2",
            "--maxActiveLabs=3",
            "--lang=zh-hans",
            "--instructionsId=Base-en",
            "--durationMinutes=120",
            "--lastActivityTimeoutMinutes=45",
            "--json");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    assertThat(received("launch"))
        .isEqualTo(
            "GET /api/v3/launch?labid=101&userid=ada%2B42&firstname=Zo%C3%AB"
                + "&lastname=O%27Neill%20%2B%20%E5%B1%B1%E7%94%B0%20%26%20S%C3%B6hne"
                + "&email=zoe%2Blabs%40students.example&classId=cls-7&canBeMarkedComplete=1"
                + "&tag=cohort%3D2026%3B%20room%204%2F5&ipAddress=2001%3Adb8%3A%3A7&regionId=3"
                + "&roleId=11&roleId=12&variable-company=Caf%C3%A9%20%26%20Co.%20100%25"
                + "&variable-os=a%3Db&maxSavedLabs=2&maxActiveLabs=3&lang=zh-hans"
                + "&instructionsId=Base-en&durationMinutes=120&lastActivityTimeoutMinutes=45");
    JsonNode answer = JSON.readTree(ended.out());
    assertThat(answer.path("Result").asInt()).isEqualTo(1);
    assertThat(answer.path("LabInstanceId").asLong()).isEqualTo(4711);
    assertThat(answer.path("Url").asText()).startsWith(sandbox.origin());
    assertThat(answer.path("Expires").asLong())
        .isEqualTo(sandbox.control().lab(4711).expires().getEpochSecond());
  }

  @Test
  void launchSendsNothingThatWasNotSaidAndTwoForNo() throws Exception {
    Ended ended =
        terminal.labport("launch", "--LABID=100", "--UserId=ada", "--canbemarkedcomplete=2");

    assertThat(ended.exitCode()).isZero();
    assertThat(received("launch"))
        .isEqualTo("GET /api/v3/launch?labid=100&userid=ada&canBeMarkedComplete=2");
    assertThat(ended.out())
        .matches("Result: 1\nUrl: http://\\S+\nLabInstanceId: 4711\nExpires: \\d{10}\n");
  }

  @Test
  void everyOptionOfLaunchMayBeWrittenInAnyCase() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("LAUNCH"));
    List.of(
            "--LABID=104",
            "--USERID=ben",
            "--FirstName=B",
            "--LASTNAME=F",
            "--EMAIL=b@f.example",
            "--TAG=t",
            "--ipaddress=192.0.2.7",
            "--REGIONID=1",
            "--roleid=5",
            "--ROLEID=6",
            "--VARIABLE=x=y",
            "--maxsavedlabs=0",
            "--MAXACTIVELABS=1",
            "--LANG=en",
            "--instructionsid=I",
            "--DURATIONMINUTES=15",
            "--lastactivitytimeoutminutes=1",
            "--JSON")
        .forEach(arguments::add);

    Ended ended = terminal.labport(arguments);

    assertThat(ended.err()).isEmpty();
    assertThat(received("launch"))
        .isEqualTo(
            "GET /api/v3/launch?labid=104&userid=ben&firstname=B&lastname=F&email=b%40f.example"
                + "&tag=t&ipAddress=192.0.2.7&regionId=1&roleId=5&roleId=6&variable-x=y"
                + "&maxSavedLabs=0&maxActiveLabs=1&lang=en&instructionsId=I&durationMinutes=15"
                + "&lastActivityTimeoutMinutes=1");
  }

  @Test
  void resultShowsTheFieldsUnderSkillablesNames() throws Exception {
    LabView lab = sandbox.control().startLab(101, "ada");
    sandbox.control().score(lab.id(), new BigDecimal("80"), 100, 70, true);
    sandbox.control().complete(lab.id());

    Ended readable = terminal.labport("result", "--labInstanceID", "" + lab.id());
    Ended json = terminal.labport("result", "--labinstanceid=" + lab.id(), "--json");

    assertThat(received("result")).isEqualTo("GET /api/v3/Result?labinstanceId=" + lab.id());
    assertThat(readable.exitCode()).isZero();
    assertThat(readable.err()).isEmpty();
    assertThat(readable.out())
        .startsWith("LabInstanceId: 4711\nLabProfileId: 101\nStart: ")
        .contains("\nUserId: ada\n", "\nExamScore: 80\n", "\nExamMaxPossibleScore: 100\n");
    JsonNode answer = JSON.readTree(json.out());
    assertThat(json.exitCode()).isZero();
    assertThat(answer.path("LabInstanceId").isIntegralNumber()).isTrue();
    assertThat(answer.path("ExamScore").decimalValue()).isEqualByComparingTo("80");
    assertThat(answer.path("ExamPassed").isBoolean()).isTrue();
    assertThat(answer.path("CompletionStatus").asInt())
        .isEqualTo(sandbox.control().lab(lab.id()).completionStatus());
  }

  @Test
  void latestResultsListsEveryInstance() throws Exception {
    sandbox.control().startLab(100, "ada");
    sandbox.control().startLab(104, "ben");

    Ended readable = terminal.labport("latest-results", "--minutes", "60");
    Ended json = terminal.labport("latest-results", "--MINUTES=10080", "--json");

    assertThat(received("latestresults")).isEqualTo("GET /api/v3/LatestResults?minutes=10080");
    assertThat(readable.out())
        .startsWith("Results: 2\n  LabInstanceId: 4711\n")
        .contains("\n  LabInstanceId: 4712\n");
    assertThat(JSON.readTree(json.out()).path("Results"))
        .extracting(row -> row.path("UserId").asText())
        .containsExactly("ada", "ben");
  }

  @Test
  void latestResultsWithoutAnyIsAnEmptyList() throws Exception {
    assertThat(terminal.labport("latest-results", "--minutes=1").out()).isEqualTo("Results: 0\n");
    assertThat(JSON.readTree(terminal.labport("latest-results", "--minutes=1", "--json").out()))
        .isEqualTo(JSON.readTree("{\"Results\": []}"));
  }

  @Test
  void cancelEndsTheInstanceWithItsNote() throws Exception {
    long lab = sandbox.control().startLab(100, "ada").id();

    Ended ended =
        terminal.labport("cancel", "--labInstanceId=" + lab, "--note=left the course + why?");

    assertThat(received("cancel"))
        .isEqualTo("GET /api/v3/cancel?labinstanceid=4711&note=left%20the%20course%20%2B%20why%3F");
    assertThat(ended).isEqualTo(new Ended(0, "Result: 1\n", ""));
    assertThat(sandbox.control().lab(lab).state()).isIn(LabState.TEARING_DOWN, LabState.OFF);
  }

  @Test
  void cancelOfAnotherConsumersInstanceIsARefusalThoughItsStatusIsOne() throws Exception {
    long foreign = sandbox.control().addForeignLab(100, "somebody", true).id();

    Ended readable = terminal.labport("cancel", "--labinstanceid=" + foreign);
    Ended json = terminal.labport("cancel", "--labinstanceid=" + foreign, "--json");

    assertThat(readable)
        .isEqualTo(
            new Ended(
                1,
                "Error: Invalid integration key\n",
                "Skillable refused the cancellation: Invalid integration key\n"));
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(JSON.readTree(json.out()))
        .isEqualTo(JSON.readTree("{\"Error\": \"Invalid integration key\"}"));
    assertThat(received("cancel")).isEqualTo("GET /api/v3/cancel?labinstanceid=" + foreign);
  }

  @Test
  void aRefusedLaunchShowsCodeAndText() throws Exception {
    terminal.labport("launch", "--labid=100", "--userid=ada");

    Ended ended = terminal.labport("launch", "--labid=101", "--userid=ada", "--json");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errorLines())
        .containsExactly("Skillable refused the launch with code 2: User has too many active labs");
    assertThat(JSON.readTree(ended.out()))
        .isEqualTo(JSON.readTree("{\"Result\": 2, \"Error\": \"User has too many active labs\"}"));
  }

  @Test
  void anInstanceThatSkillableDoesNotKnowIsOneLineAndNoAnswer() {
    assertThat(terminal.labport("result", "--labinstanceid=99", "--json"))
        .isEqualTo(new Ended(1, "", "Skillable does not know a lab instance 99\n"));
  }

  @Test
  void aWrongKeyIsARefusalThatDoesNotShowTheKey() {
    Ended ended =
        terminal.labport("result", "--labinstanceid=1", "--set", "skillable.api-key=not-the-key");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errorLines()).hasSize(1);
    assertThat(ended.out() + ended.err()).doesNotContain("not-the-key");
  }

  @Test
  void settingsComeFromTheEnvironmentAndOptionsWinOverIt() {
    sandbox.control().startLab(100, "ada");
    Terminal environment =
        new Terminal(
            Map.of(
                "LABPORT_SKILLABLE_BASE_URL",
                sandbox.baseUrl().toString(),
                "LABPORT_SKILLABLE_API_KEY",
                KEY));
    Terminal wrong =
        new Terminal(
            Map.of(
                "LABPORT_SKILLABLE_BASE_URL", "http://127.0.0.1:1/api/v3",
                "LABPORT_SKILLABLE_API_KEY", "wrong"));

    assertThat(environment.labport("result", "--labinstanceid=4711").exitCode()).isZero();
    assertThat(
            wrong
                .labport(
                    "result",
                    "--labinstanceid=4711",
                    "--set=skillable.base-url=" + sandbox.baseUrl(),
                    "--SET=skillable.api-key=" + KEY)
                .exitCode())
        .isZero();
  }

  @Test
  void withoutAKeyTheConfigurationIsNamed() {
    assertThat(Terminal.withoutVariables().labport("result", "--labinstanceid=1"))
        .isEqualTo(
            new Ended(
                3,
                "",
                """
                Configuration has 1 problem:
                  skillable.api-key   required, but not set (Key of the API consumer, from Skillable Studio)
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --durationMinutes=14            | durationMinutes: must be from 15 to 20160, not 14
          --durationMinutes=20161         | durationMinutes: must be from 15 to 20160, not 20161
          --lastActivityTimeoutMinutes=0  | lastActivityTimeoutMinutes: must be from 1 to 20160, not 0
          --maxActiveLabs=0               | maxActiveLabs: must be at least 1, not 0
          --maxSavedLabs=-1               | maxSavedLabs: must be at least 0, not -1
          --regionId=0                    | regionId: must be at least 1, not 0
          --canBeMarkedComplete=0         | canBeMarkedComplete: must be 1 (yes) or 2 (no)
          --lang=it                       | lang: must be one of en, es, fr, de, pt, ja, zh-hans, zh-hant, ko
          --instructionsId=Base 01        | instructionsId: must not be empty or contain spaces, for example Base-01
          """)
  void launchNamesTheParameterAndItsRangeBeforeAnythingIsSent(String option, String line) {
    assertThat(terminal.labport("launch", "--labid=100", "--userid=ada", option))
        .isEqualTo(new Ended(2, "", line + "\n"));
    assertThat(sandbox.control().calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          launch --labid=0 --userid=ada      | labid: must be at least 1, not 0
          launch --labid=1 --userid=         | userid: must have from 1 to 512 characters
          result --labinstanceid=0           | labinstanceid: must be at least 1, not 0
          cancel --labinstanceid=-5          | labinstanceid: must be at least 1, not -5
          latest-results --minutes=0         | minutes: must be from 1 to 10080, not 0
          latest-results --minutes=10081     | minutes: must be from 1 to 10080, not 10081
          launch --labid=1                   | Missing required option: '--userid=<userId>' (see labport launch --help)
          result                             | Missing required option: '--labinstanceId=<labInstanceId>' (see labport result --help)
          cancel                             | Missing required option: '--labinstanceid=<labInstanceId>' (see labport cancel --help)
          latest-results                     | Missing required option: '--minutes=<minutes>' (see labport latest-results --help)
          latest-results --minutes=soon      | Invalid value for option '--minutes': 'soon' is not an int (see labport latest-results --help)
          result --labinstanceid=1 --jsno    | Unknown option: '--jsno' (see labport result --help)
          lunch --labid=1                    | Unmatched arguments from index 0: 'lunch', '--labid=1' (see labport --help)
          """)
  void wrongUseIsOneLineAndTwo(String command, String line) {
    assertThat(terminal.labport(command.split(" "))).isEqualTo(new Ended(2, "", line + "\n"));
    assertThat(sandbox.control().calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"launch", "result", "latest-results", "cancel", "serve", "check-config", "demo"})
  void everyCommandHasHelpAsTheErrorsPromise(String command) {
    Ended ended = terminal.labport(command, "--help");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).startsWith("Usage: labport " + command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "launch --labid=100 --userid=ada",
        "result --labinstanceid=1",
        "latest-results --minutes=5",
        "cancel --labinstanceid=1"
      })
  void aRefusedConnectionIsFour(String command) throws IOException {
    Terminal nobody = at(URI.create("http://127.0.0.1:" + closedPort() + "/api/v3"));

    Ended ended = nobody.labport((command + " --set=skillable.read-tries=1").split(" "));

    assertThat(ended.exitCode()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.errorLines())
        .singleElement()
        .asString()
        .startsWith("Skillable")
        .containsAnyOf("cannot be reached", "connecting failed");
    System.out.println("connection refused: " + command + " -> " + ended.err().strip());
  }

  @Test
  void aLaunchWhoseAnswerIsLostIsFiveAndWasSentOnce() {
    sandbox.control().next("launch", Fault.dropAfterActing());

    Ended ended = terminal.labport("launch", "--labid=100", "--userid=ada", "--json");

    assertThat(ended.exitCode()).isEqualTo(5);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.errorLines())
        .singleElement()
        .asString()
        .startsWith("The launch was sent and its answer lost (skillable.")
        .endsWith("A lab may be starting: look at the user's labs before launching again.");
    assertThat(sandbox.control().calls("launch")).isEqualTo(1);
    assertThat(sandbox.control().labs()).hasSize(1);
  }

  @Test
  void aCancellationWhoseAnswerIsLostIsFiveAndWasSentOnce() {
    long lab = sandbox.control().startLab(100, "ada").id();
    sandbox.control().next("cancel", Fault.dropAfterActing());

    Ended ended = terminal.labport("cancel", "--labinstanceid=" + lab);

    assertThat(ended.exitCode()).isEqualTo(5);
    assertThat(ended.errorLines()).hasSize(1);
    assertThat(sandbox.control().calls("cancel")).isEqualTo(1);
  }

  private static Terminal at(URI skillable) {
    return new Terminal(
        Map.of(
            "LABPORT_SKILLABLE_BASE_URL", skillable.toString(), "LABPORT_SKILLABLE_API_KEY", KEY));
  }

  /** The latest call of the command as it came in, which is printed too. */
  private String received(String command) {
    List<RecordedRequest> calls = sandbox.control().requests(command);
    RecordedRequest call = calls.get(calls.size() - 1);
    String line = call.method() + " " + call.path() + "?" + call.rawQuery();
    System.out.println("received: " + line);
    assertThat(call.apiKey()).contains(KEY);
    assertThat(call.body()).isEmpty();
    return line;
  }

  private void makeClass(String id) throws IOException, InterruptedException {
    long now = sandbox.clock().instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    sandbox.baseUrl()
                        + "/GetOrCreateClass?id="
                        + id
                        + "&name=Class&start="
                        + now
                        + "&end="
                        + (now + 86_400)
                        + "&expires="
                        + (now + 86_400)))
            .header("api_key", KEY)
            .build();
    assertThat(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body())
        .contains("\"Status\":1");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
