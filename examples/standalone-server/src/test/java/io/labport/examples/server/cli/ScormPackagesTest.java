package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.examples.server.cli.Terminal.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages are written whole, one or many, and no dispatch is made twice or in vain. */
class ScormPackagesTest {
  private static final String CREATE = "POST /admin/scorm/dispatches";
  private static final byte[] ZIP = {'P', 'K', 3, 4, 0, (byte) 0xff, (byte) 0x80, 10};

  @TempDir Path folder;

  private AdminDouble server;

  @BeforeEach
  void start() throws IOException {
    server = new AdminDouble();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void thePackageOfADispatchIsWrittenAsItCame() throws Exception {
    server.on(
        "GET /admin/scorm/dispatches/d1/package?flavour=scorm-12&controlFiles=none", 200, ZIP);
    Path out = folder.resolve("lab.zip");

    String said =
        ok(
            "package",
            "--dispatch=d1",
            "--flavour=scorm-12",
            "--control-files=none",
            "--out=" + out);

    assertThat(Files.readAllBytes(out)).isEqualTo(ZIP);
    assertThat(said)
        .startsWith("dispatch: d1\nfile: " + out + "\nbytes: 8\nsha256: ")
        .containsPattern("sha256: [0-9a-f]{64}\n");
  }

  @Test
  void oneCommandMakesDispatchAndPackage() throws Exception {
    created("d7").on("GET /admin/scorm/dispatches/d7/package", 200, ZIP);
    Path out = folder.resolve("lab.zip");

    ok(
        "package",
        "--lab=101",
        "--title=Web servers",
        "--for=moodle",
        "limits.registrations=20",
        "--out=" + out);

    assertThat(server.requests().get(0).json())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"title\":\"Web servers\",\"labs\":[{\"lab\":101}],\"for\":\"moodle\","
                        + "\"limits\":{\"registrations\":20}}"));
    assertThat(Files.readAllBytes(out)).isEqualTo(ZIP);
    assertThat(folder).isDirectoryContaining(file -> file.equals(out));
  }

  @Test
  void aFileThatIsThereIsKeptAndNothingIsAsked() throws Exception {
    Path out = Files.writeString(folder.resolve("lab.zip"), "mine");

    Ended ended = scorm("package", "--lab=101", "--title=A", "--out=" + out);
    Ended nowhere = scorm("package", "--dispatch=d1", "--out=" + folder.resolve("no/lab.zip"));

    assertThat(ended)
        .isEqualTo(
            new Ended(2, "", "out: " + out + " is there already; --replace writes over it\n"));
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).startsWith("out: there is no folder ");
    assertThat(out).hasContent("mine");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whoAsksForItWritesOverAFile() throws Exception {
    server.on("GET /admin/scorm/dispatches/d1/package", 200, ZIP);
    Path out = Files.writeString(folder.resolve("lab.zip"), "old");

    ok("package", "--dispatch=d1", "--out=" + out, "--replace");

    assertThat(Files.readAllBytes(out)).isEqualTo(ZIP);
  }

  @Test
  void aDispatchWhosePackageFailedIsNamed() {
    created("d7")
        .on("GET /admin/scorm/dispatches/d7/package", 500, "{\"title\":\"Something broke\"}");
    Path out = folder.resolve("lab.zip");

    Ended ended = scorm("package", "--lab=101", "--title=A", "--out=" + out);

    assertThat(ended)
        .isEqualTo(
            new Ended(
                1,
                "",
                "The dispatch d7 was created, and its package is not written: Something broke\n"));
    assertThat(out).doesNotExist();
  }

  @Test
  void aListMakesAPackageForEachLine() throws Exception {
    created("d1").on(CREATE, 201, "{\"id\":\"d2\"}");
    packages("d1", "d2");
    Path csv =
        list(
            "title,lab,for,registrations,file",
            "Übung \"1\": Netze,101,moodle,20,",
            "\"Two, labs\",101=First|102=Second one,,,course.zip");
    Path out = folder.resolve("packages");

    String said =
        ok("packages", "--csv=" + csv, "--out=" + out, "--for=docebo", "handling.names=true");

    JsonNode first = server.requests().get(0).json();
    assertThat(first.toString())
        .isEqualTo(
            "{\"title\":\"Übung \\\"1\\\": Netze\",\"labs\":[{\"lab\":101}],\"for\":\"moodle\","
                + "\"handling\":{\"names\":true},\"limits\":{\"registrations\":20}}");
    JsonNode second = server.requests().get(2).json();
    assertThat(second.toString())
        .isEqualTo(
            "{\"title\":\"Two, labs\",\"labs\":[{\"lab\":101,\"title\":\"First\"},"
                + "{\"lab\":102,\"title\":\"Second one\"}],\"for\":\"docebo\","
                + "\"handling\":{\"names\":true}}");
    assertThat(Files.readAllBytes(out.resolve("ubung-1-netze.zip"))).isEqualTo(ZIP);
    assertThat(Files.readAllBytes(out.resolve("course.zip"))).isEqualTo(ZIP);
    assertThat(out.resolve("dispatches.csv"))
        .hasContent("file,dispatch\nubung-1-netze.zip,d1\ncourse.zip,d2\n");
    assertThat(said.lines().toList()).hasSize(3).last().isEqualTo("2 packages");
  }

  @Test
  void theSameListAgainMakesNoDispatchTwice() throws Exception {
    created("d1").on(CREATE, 201, "{\"id\":\"d2\"}");
    packages("d1", "d2");
    Path csv = list("title;lab", "A;101", "B;102 100");
    Path out = folder.resolve("packages");
    ok("packages", "--csv=" + csv, "--out=" + out);

    String said = ok("packages", "--csv=" + csv, "--out=" + out, "--json");

    assertThat(server.lines().stream().filter(CREATE::equals)).hasSize(2);
    assertThat(server.requests().get(2).body()).contains("[{\"lab\":102},{\"lab\":100}]");
    assertThat(new ObjectMapper().readTree(said).at("/packages/1/dispatch").asText())
        .isEqualTo("d2");
  }

  @Test
  void afterALostAnswerTheLineIsNamedAndTheOthersAreKept() throws Exception {
    created("d1").on(CREATE, 0, "");
    packages("d1");
    Path csv = list("title,lab", "A,101", "B,102");
    Path out = folder.resolve("packages");

    Ended ended = scorm("packages", "--csv=" + csv, "--out=" + out);

    assertThat(ended.exitCode()).isEqualTo(5);
    assertThat(ended.err()).startsWith("line 3: ").contains("look before you repeat it");
    assertThat(out.resolve("dispatches.csv")).hasContent("file,dispatch\na.zip,d1\n");
  }

  @Test
  void aListWithAMistakeMakesNothing() throws Exception {
    assertThat(refused("title,lab", "A,101", "B,cloud"))
        .startsWith("csv: line 3: lab: 'cloud' must be a number");
    assertThat(refused("title,lab", "A,101", "a,102"))
        .startsWith("csv: line 3: another line makes a.zip already");
    assertThat(refused("title,lab,colour", "A,101,red"))
        .startsWith("csv: line 2: there is no column 'colour'");
    assertThat(refused("title,lab", ",101")).startsWith("csv: line 2: title and lab");
    assertThat(refused("title,lab,file", "A,101,../a.zip")).startsWith("csv: line 2: the name");
    assertThat(refused("title,lab")).contains("has no line below its headings");
    assertThat(server.requests()).isEmpty();
  }

  private String refused(String... lines) throws IOException {
    Ended ended = scorm("packages", "--csv=" + list(lines), "--out=" + folder.resolve("none"));
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.errorLines()).hasSize(1);
    return ended.err();
  }

  private Path list(String... lines) throws IOException {
    return Files.write(
        folder.resolve("labs.csv"),
        ("\ufeff" + String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private AdminDouble created(String id) {
    return server.on(CREATE, 201, "{\"id\":\"" + id + "\"}");
  }

  private void packages(String... ids) {
    for (String id : ids) {
      server.on("GET /admin/scorm/dispatches/" + id + "/package", 200, ZIP);
    }
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
