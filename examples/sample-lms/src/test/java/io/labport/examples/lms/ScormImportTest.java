package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.examples.lms.scorm.BadPackage;
import io.labport.examples.lms.scorm.ScormActivity;
import io.labport.examples.lms.scorm.ScormPackage;
import io.labport.examples.lms.scorm.ScormVersion;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ScormImportTest extends LmsTest {

  private static final String COURSE = "cloud-101";

  @ParameterizedTest
  @EnumSource(ScormVersion.class)
  void aPackageOfEachVersionBecomesAnActivity(ScormVersion version) {
    ScormPackage imported = lms.importScorm(COURSE, "", new PackageBuilder(version).build());

    assertThat(imported.version()).isEqualTo(version);
    assertThat(imported.title()).isEqualTo("Build a network");
    assertThat(imported.manifestId()).isEqualTo("M-1");
    assertThat(imported.files()).containsOnlyKeys("index.html", "sco.js");
    ScormActivity activity = imported.activity();
    assertThat(activity.title()).isEqualTo("Build & test");
    assertThat(activity.href()).isEqualTo("index.html");
    assertThat(activity.sco()).isTrue();
    assertThat(activity.delivery()).isEqualTo(new ScormActivity.Delivery(true, false, false));
    assertThat(lms.scorm().packages(COURSE)).containsExactly(imported);
  }

  @Test
  void whatTheManifestSaysOfScoresIsTakenOver() {
    ScormActivity old =
        lms.importScorm(
                COURSE,
                "My title",
                PackageBuilder.scorm12()
                    .item(
                        "<adlcp:datafromlms>d</adlcp:datafromlms>"
                            + "<adlcp:masteryscore>70</adlcp:masteryscore>")
                    .build())
            .activity();
    ScormActivity modern =
        lms.importScorm(
                COURSE,
                "",
                PackageBuilder.scorm2004()
                    .item(
                        """
                        <adlcp:completionThreshold>0.5</adlcp:completionThreshold>
                        <imsss:sequencing><imsss:objectives>
                        <imsss:primaryObjective objectiveID="P" satisfiedByMeasure="true">
                        <imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>
                        </imsss:primaryObjective></imsss:objectives>
                        <imsss:deliveryControls completionSetByContent="true"
                          objectiveSetByContent="true"/></imsss:sequencing>""")
                    .build())
            .activity();

    assertThat(old.title()).isEqualTo("My title");
    assertThat(old.mastery()).contains(BigDecimal.valueOf(70));
    assertThat(old.launchData()).isEqualTo("d");
    assertThat(modern.passing()).contains(new BigDecimal("0.7"));
    assertThat(modern.completionThreshold()).contains(new BigDecimal("0.5"));
    assertThat(modern.delivery()).isEqualTo(new ScormActivity.Delivery(true, true, true));
  }

  @Test
  void aPackageWithSeveralItemsHasAnActivityForEach() {
    String manifest =
        PackageBuilder.scorm12()
            .manifest()
            .replace(
                "</organization>",
                "<item identifier=\"I2\" identifierref=\"RES\" parameters=\"?slot=2\">"
                    + "<title>Second</title></item>"
                    + "<item identifier=\"I3\" identifierref=\"RES\" isvisible=\"false\">"
                    + "<title>Third</title></item></organization>");

    ScormPackage imported =
        lms.importScorm(COURSE, "Course", PackageBuilder.scorm12().withManifest(manifest));

    assertThat(imported.title()).isEqualTo("Course");
    assertThat(imported.activities())
        .extracting(ScormActivity::title)
        .containsExactly("Build & test", "Second", "Third");
    assertThat(imported.activities().get(1).href()).isEqualTo("index.html?slot=2");
    assertThat(imported.activities()).extracting(ScormActivity::id).doesNotHaveDuplicates();
    assertThat(imported.activities().get(2).visible()).isFalse();
  }

  static Stream<Arguments> badManifests() {
    return Stream.of(
        Arguments.of(">1.2<", ">1.3<", "schemaversion must be"),
        Arguments.of(">ADL SCORM<", ">SCORM<", "must be ADL SCORM"),
        Arguments.of(">1.2<", ">2004 3rd Edition<", "not in its namespace"),
        Arguments.of("default=\"ORG\"", "default=\"OTHER\"", "OTHER does not exist"),
        Arguments.of("identifierref=\"RES\"", "identifierref=\"X\"", "leads to no resource: X"),
        Arguments.of(" identifierref=\"RES\"", "", "No item of the organization"),
        Arguments.of("scormtype", "scormType", "lacks the attribute adlcp:scormtype"),
        Arguments.of("=\"sco\"", "=\"quiz\"", "neither a sco nor an asset"),
        Arguments.of(
            "<file href=\"sco.js\"/>", "<file href=\"no.js\"/>", "the package lacks: no.js"),
        Arguments.of("<file href=\"index.html\"/>", "", "not in its files"),
        Arguments.of("<file href=\"sco.js\"/>", "<file href=\"../sco.js\"/>", "not relative"),
        Arguments.of("<file href=\"sco.js\"/>", "<file href=\"http://x/\"/>", "not relative"),
        Arguments.of("identifier=\"ITEM\"", "identifier=\"AN ITEM\"", "no XML ID: AN ITEM"),
        Arguments.of("identifier=\"ITEM\"", "identifier=\"RES\"", "identifier RES twice"),
        Arguments.of("<title>Build a network</title>", "", "organization has no title"),
        Arguments.of("Build a network", "x".repeat(201), "more than 200 characters"),
        Arguments.of("</manifest>", "", "not well-formed"),
        Arguments.of(
            "<manifest ", "<!DOCTYPE manifest SYSTEM \"x\"><manifest ", "has a document type"),
        Arguments.of(
            "</title></item>",
            "</title><adlcp:masteryscore>101</adlcp:masteryscore></item>",
            "masteryscore of item ITEM must be from 0 to 100"));
  }

  @ParameterizedTest
  @MethodSource("badManifests")
  void aBadManifestIsRefusedWithASentence(String good, String bad, String sentence) {
    PackageBuilder builder = PackageBuilder.scorm12();
    assertThat(builder.manifest()).contains(good);
    String manifest = builder.manifest().replaceFirst(Pattern.quote(good), bad);

    assertThatThrownBy(() -> lms.importScorm(COURSE, "", builder.withManifest(manifest)))
        .isInstanceOf(BadPackage.class)
        .hasMessageContaining(sentence);
    assertThat(lms.scorm().packages(COURSE)).isEmpty();
  }

  static Stream<Arguments> badArchives() {
    String manifest = PackageBuilder.scorm12().manifest();
    return Stream.of(
        Arguments.of("no archive".getBytes(StandardCharsets.UTF_8), "not a ZIP archive"),
        Arguments.of(PackageBuilder.zip(Map.of("a.txt", "a")), "has no imsmanifest.xml"),
        Arguments.of(
            PackageBuilder.zip(Map.of("lab/imsmanifest.xml", manifest)), "not the folder itself"),
        Arguments.of(PackageBuilder.zip(Map.of("IMSManifest.xml", manifest)), "in lower case"),
        Arguments.of(PackageBuilder.scorm12().file("../evil.html", "x").build(), "leads out of it"),
        Arguments.of(PackageBuilder.scorm12().file("/evil.html", "x").build(), "leads out of it"),
        Arguments.of(
            PackageBuilder.scorm12().file("a\\evil.html", "x").build(), "leads out of it"));
  }

  @ParameterizedTest
  @MethodSource("badArchives")
  void aBadArchiveIsRefusedWithASentence(byte[] zip, String sentence) {
    assertThatThrownBy(() -> lms.importScorm(COURSE, "", zip))
        .isInstanceOf(BadPackage.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aPackageThatUnpacksTooLargeIsRefused() {
    byte[] zip = PackageBuilder.scorm12().file("big.txt", "0".repeat(65 * 1024 * 1024)).build();

    assertThat(zip.length).isLessThan(1024 * 1024);
    assertThatThrownBy(() -> lms.importScorm(COURSE, "", zip))
        .isInstanceOf(BadPackage.class)
        .hasMessageContaining("larger than 64 MB");
  }

  @Test
  void teachersImportThroughAForm(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("lab.zip");
    Files.write(file, PackageBuilder.scorm12().build());

    HttpResponse<String> done = form("From the form", Files.readAllBytes(file), "");
    HttpResponse<String> bad = form("", "none".getBytes(StandardCharsets.UTF_8), "");

    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(done.headers().firstValue("Location")).contains("/courses/" + COURSE);
    assertThat(lms.scorm().packages(COURSE))
        .singleElement()
        .extracting(ScormPackage::title)
        .isEqualTo("From the form");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("id=\"problem\"", "not a ZIP archive");
    assertThat(tool.get(address("")).body()).contains("From the form (SCORM 1.2)");
    assertThat(lms.importScorm(COURSE, "From a file", file).title()).isEqualTo("From a file");
  }

  @Test
  void otherSitesCannotImport() throws Exception {
    HttpResponse<String> refused =
        form("", PackageBuilder.scorm12().build(), "https://evil.example");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(lms.scorm().packages(COURSE)).isEmpty();
  }

  @Test
  void programsImportByPost() throws Exception {
    HttpResponse<String> done = post(PackageBuilder.scorm2004().build(), "?title=Posted");
    HttpResponse<String> bad = post(new byte[] {1, 2, 3}, "");

    assertThat(done.statusCode()).isEqualTo(201);
    assertThat(done.body()).contains("\"package\" : \"scorm-1\"", "2004 3rd Edition", "Posted");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("not a ZIP archive");
    assertThat(lms.control().requests(Endpoint.SCORM_IMPORT))
        .allSatisfy(call -> assertThat(call.body()).isEmpty());
  }

  @Test
  void aNewerPackageTakesThePlaceOfOneWithTheSameIdentifierOnly() {
    ScormPackage first = lms.importScorm(COURSE, "", PackageBuilder.scorm12().build());

    lms.scorm().replace(first.id(), PackageBuilder.scorm12().file("sco.js", "// new").build());

    assertThat(lms.scorm().packages(COURSE)).hasSize(1);
    assertThat(lms.scorm().packages(COURSE).get(0).file("sco.js").orElseThrow())
        .isEqualTo("// new".getBytes(StandardCharsets.UTF_8));
    byte[] other =
        PackageBuilder.scorm12()
            .withManifest(PackageBuilder.scorm12().manifest().replace("M-1", "M-2"));
    assertThatThrownBy(() -> lms.scorm().replace(first.id(), other))
        .isInstanceOf(BadPackage.class)
        .hasMessageContaining("another package");
  }

  private URI address(String query) {
    return URI.create(lms.baseUrl() + "/courses/" + COURSE + "/scorm" + query);
  }

  private HttpResponse<String> post(byte[] zip, String query) throws Exception {
    return tool.send(
        HttpRequest.newBuilder(address(query))
            .header("Content-Type", "application/zip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(zip)));
  }

  private HttpResponse<String> form(String title, byte[] zip, String origin) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --b0undary\r
        Content-Disposition: form-data; name="title"\r
        \r
        %s\r
        --b0undary\r
        Content-Disposition: form-data; name="file"; filename="lab.zip"\r
        Content-Type: application/zip\r
        \r
        """
            .formatted(title)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(zip);
    body.writeBytes("\r\n--b0undary--\r\n".getBytes(StandardCharsets.UTF_8));
    return tool.send(
        HttpRequest.newBuilder(address(""))
            .header("Content-Type", "multipart/form-data; boundary=b0undary")
            .header("Origin", origin.isEmpty() ? lms.baseUrl().toString() : origin)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }
}
