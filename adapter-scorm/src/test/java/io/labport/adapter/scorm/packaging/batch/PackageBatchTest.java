package io.labport.adapter.scorm.packaging.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.dispatch.DispatchedLab;
import io.labport.adapter.scorm.lms.LmsFamily;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.PackagedDispatches;
import io.labport.adapter.scorm.packaging.batch.NewDispatches.Issue;
import io.labport.adapter.scorm.packaging.check.PackageChecker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageBatchTest {
  private final PackagedDispatches dispatches = new PackagedDispatches();
  private final List<BatchLine> issued = new ArrayList<>();

  @TempDir Path directory;

  @Test
  void everyRightLineBecomesAPackage() throws IOException {
    BatchReport report =
        run(
            """
            lab,title,for,flavour,tenant,language,not-after,registrations
            101,Networks,moodle,,acme,de,2027-06-30,50
            "102;103","Größe, ""Maß\""",,scorm-2004-4th,,,2027-06-30T18:00:00+02:00,
            104,Last,cornerstone,,,,,
            """);

    assertThat(report.errors()).isEmpty();
    assertThat(report.made()).extracting(BatchReport.Made::line).containsExactly(2L, 3L, 4L);
    assertThat(issued)
        .containsExactly(
            new BatchLine(
                2,
                List.of(101),
                "Networks",
                Optional.of(LmsFamily.MOODLE),
                Flavour.SCORM_12,
                Optional.of("acme"),
                Optional.of("de"),
                Optional.of(Instant.parse("2027-07-01T12:00:00Z")),
                OptionalInt.of(50)),
            new BatchLine(
                3,
                List.of(102, 103),
                "Größe, \"Maß\"",
                Optional.empty(),
                Flavour.SCORM_2004_4TH,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2027-06-30T16:00:00Z")),
                OptionalInt.empty()),
            new BatchLine(
                4,
                List.of(104),
                "Last",
                Optional.of(LmsFamily.CORNERSTONE),
                Flavour.SCORM_2004_3RD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty()));
    for (BatchReport.Made made : report.made()) {
      Path file = directory.resolve(made.packaged().fileName());
      assertThat(new PackageChecker().check(file)).isEmpty();
      assertThat(Files.size(file)).isEqualTo(made.packaged().bytes());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,T,,,,,| lab | lab must be the number of a lab",
        ",T,,,,,| lab | lab must be the number of a lab",
        "0,T,,,,,| lab | lab must be numbers from 1",
        "9999999999,T,,,,,| lab | lab must be the number of a lab",
        "1,,,,,,| title | title is missing",
        "1,T,moodel,,,,| for | for must be one of moodle, canvas",
        "1,T,absorb,,,,| for | for has no package: Do not use SCORM",
        "1,T,,scorm-13,,,| flavour | flavour must be one of scorm-12, scorm-2004-3rd",
        "1,T,talentlms,scorm-2004-3rd,,,| flavour | flavour is nothing that TalentLMS imports",
        "1,T,,,xx,,| language | language must be one of en",
        "1,T,,,,2027-02-30,| not-after | not-after must be a day or a moment",
        "1,T,,,,,0| registrations | registrations must be a number from 1",
        "1,T,,,,,-5| registrations | registrations must be a number from 1"
      })
  void aWrongLineIsNamedWithItsColumnAndTheOthersAreMade(
      String line, String column, String sentence) {
    BatchReport report =
        run(
            "lab,title,for,flavour,language,not-after,registrations\n101,One,,,,,\n"
                + line
                + "\n102,Two,,,,,\n");

    assertThat(report.made()).extracting(BatchReport.Made::line).containsExactly(2L, 4L);
    assertThat(report.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.line()).isEqualTo(3);
              assertThat(error.column()).contains(column);
              assertThat(error.sentence()).startsWith(sentence);
            });
  }

  @Test
  void everythingThatIsWrongWithALineIsToldAtOnce() {
    BatchReport report = run("lab,title,language\nx,,yy\n");

    assertThat(report.errors())
        .extracting(error -> error.column().orElseThrow())
        .containsExactlyInAnyOrder("lab", "title", "language");
  }

  @Test
  void linesAreCountedAsTheEditorCountsThem() {
    BatchReport report =
        run("lab,title\n\n\n101,\"two\nlines\"\r\n , \nx,Wrong\n102,\"a\n\nb\"\ny,Wrong\n");

    assertThat(report.made()).extracting(BatchReport.Made::line).containsExactly(4L, 8L);
    assertThat(report.errors()).extracting(BatchError::line).containsExactly(7L, 11L);
  }

  @Test
  void aTableWithSemicolonsAndAByteOrderMarkIsRead() {
    BatchReport report = run("\uFEFFTitle;LAB\r\nNetworks, large;101 102\r\n");

    assertThat(report.errors()).isEmpty();
    assertThat(issued).extracting(BatchLine::labs).containsExactly(List.of(101, 102));
    assertThat(issued).extracting(BatchLine::title).containsExactly("Networks, large");
  }

  @Test
  void anUnknownColumnStopsEverythingBeforeAnythingIsIssued() {
    BatchReport report = run("lab,title,flavor\n101,Networks,scorm-12\n");

    assertThat(report.made()).isEmpty();
    assertThat(issued).isEmpty();
    assertThat(report.errors())
        .containsExactly(
            new BatchError(
                1,
                Optional.of("flavor"),
                Optional.empty(),
                "there is no such column; there are lab, title, for, flavour, tenant, language,"
                    + " not-after, registrations"));
  }

  @Test
  void aColumnThatIsMissingOrThereTwiceIsNamed() {
    assertThat(run("lab,lab\n1,2\n").errors())
        .extracting(BatchError::sentence)
        .containsExactly("the column is there twice", "the column is missing");
  }

  @Test
  void anEmptyTableIsSaidToBeEmpty() {
    assertThat(run("").errors())
        .containsExactly(BatchError.at(1, "the file is empty; its first line names the columns"));
  }

  @Test
  void aCellTooManyIsAnErrorOfItsLine() {
    BatchReport report = run("lab,title\n101,Networks, large\n102,Two\n");

    assertThat(report.errors()).extracting(BatchError::line).containsExactly(2L);
    assertThat(report.made()).extracting(BatchReport.Made::line).containsExactly(3L);
  }

  @Test
  void aQuotationMarkThatNeverEndsIsToldAndWhatCameBeforeIsMade() {
    BatchReport report = run("lab,title\n101,One\n102,\"Two\n103,Three\n");

    assertThat(report.made()).extracting(BatchReport.Made::line).containsExactly(2L);
    assertThat(report.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.line()).isEqualTo(3);
              assertThat(error.sentence()).endsWith("nothing from here on was read");
            });
  }

  @Test
  void aFileInAnotherEncodingIsRefused() {
    byte[] csv = "lab,title\n101,Größe\n".getBytes(StandardCharsets.ISO_8859_1);

    BatchReport report =
        new PackageBatch(this::issue, dispatches.packages()).run(csv, PackageWish.USUAL, directory);

    assertThat(report.errors())
        .containsExactly(
            BatchError.at(1, "the file is not in UTF-8; save it as 'CSV UTF-8' and try again"));
  }

  @Test
  void aLineThatIsRefusedOrBreaksKeepsNoOtherFromItsPackage() throws IOException {
    NewDispatches moody =
        line -> {
          if (line.title().equals("refuse")) {
            return new Issue.Refused("lab 102 is not in the catalogue");
          }
          if (line.title().equals("break")) {
            throw new IllegalStateException("the database is away");
          }
          return line.title().equals("lose") ? new Issue.Issued("lost") : issue(line);
        };

    BatchReport report =
        new PackageBatch(moody, dispatches.packages())
            .run(
                "lab,title\n101,One\n102,refuse\n103,break\n104,lose\n105,Last\n"
                    .getBytes(StandardCharsets.UTF_8),
                PackageWish.USUAL,
                directory);

    assertThat(report.made()).extracting(BatchReport.Made::line).containsExactly(2L, 6L);
    assertThat(report.errors())
        .containsExactly(
            BatchError.at(3, "lab 102 is not in the catalogue"),
            BatchError.at(
                4,
                "the package could not be made: java.lang.IllegalStateException: the database is"
                    + " away"),
            new BatchError(
                5,
                Optional.empty(),
                Optional.of("lost"),
                "there is no such dispatch; issue one first"));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(2).allMatch(file -> file.toString().endsWith(".zip"));
    }
  }

  private BatchReport run(String csv) {
    return new PackageBatch(this::issue, dispatches.packages())
        .run(csv.getBytes(StandardCharsets.UTF_8), PackageWish.USUAL, directory);
  }

  private Issue issue(BatchLine line) {
    issued.add(line);
    String id = "dispatch-" + line.number();
    List<DispatchedLab> labs =
        IntStream.range(0, line.labs().size())
            .mapToObj(
                i -> new DispatchedLab(Integer.toString(i + 1), line.labs().get(i), "Lab " + i))
            .toList();
    dispatches.with(PackagedDispatches.dispatch(id, line.flavour(), line.title(), labs));
    return new Issue.Issued(id);
  }
}
