package io.labport.adapter.scorm.packaging.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.PackagedDispatches;
import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Right packages with one thing made wrong in each. */
class PackageCheckerTest {
  private static final PackageChecker CHECKER = new PackageChecker();
  private static final String MANIFEST = "imsmanifest.xml";

  @TempDir Path directory;

  static Stream<Arguments> wrongManifests() {
    Flavour v12 = Flavour.SCORM_12;
    Flavour third = Flavour.SCORM_2004_3RD;
    Flavour fourth = Flavour.SCORM_2004_4TH;
    String title = "<title>Networks</title>";
    String controls = "completionSetByContent=\"true\"";
    String primary = "<imsss:deliveryControls";
    return Stream.of(
        wrong(v12, "adlcp:scormtype", "adlcp:scormType", Code.SCHEMA, Code.SCORM_TYPE),
        wrong(third, "adlcp:scormType", "adlcp:scormtype", Code.SCHEMA, Code.SCORM_TYPE),
        wrong(fourth, "adlcp:scormType", "adlcp:scormtype", Code.SCORM_TYPE),
        wrong(v12, "adlcp:scormtype=\"sco\"", "adlcp:scormtype=\"asset\"", Code.SCORM_TYPE),
        wrong(v12, "identifier=\"ITEM\"", "identifier=\"IT EM\"", Code.SCHEMA, Code.IDENTIFIER),
        wrong(third, "identifier=\"ITEM\"", "identifier=\"1TEM\"", Code.SCHEMA, Code.IDENTIFIER),
        wrong(v12, "identifier=\"ITEM\"", "identifier=\"RES\"", Code.IDENTIFIER_TWICE),
        wrong(v12, title, "<title>" + "x".repeat(201) + "</title>", Code.SCHEMA, Code.LENGTH),
        wrong(
            v12,
            "</title>\n      </item>",
            "</title><adlcp:datafromlms>" + "x".repeat(256) + "</adlcp:datafromlms></item>",
            Code.SCHEMA,
            Code.LENGTH),
        wrong(
            third,
            "<imsss:sequencing>\n          " + primary,
            "<adlcp:completionThreshold completedByMeasure=\"true\"/><imsss:sequencing>" + primary,
            Code.SCHEMA,
            Code.COMPLETION_THRESHOLD),
        wrong(
            fourth,
            "<imsss:sequencing>\n          " + primary,
            "<adlcp:completionThreshold completedByMeasure=\"true\"/><imsss:sequencing>" + primary,
            Code.COMPLETION_THRESHOLD),
        wrong(
            fourth,
            "<imsss:sequencing>\n          " + primary,
            "<adlcp:dataFromLMS>"
                + "x".repeat(4001)
                + "</adlcp:dataFromLMS><imsss:sequencing>"
                + primary,
            Code.LENGTH),
        wrong(
            third,
            controls,
            "completionSetByTheContent=\"true\"",
            Code.SCHEMA,
            Code.DELIVERY_CONTROLS),
        wrong(fourth, controls, "completionSetByContent=\"false\"", Code.DELIVERY_CONTROLS),
        wrong(fourth, "flow=\"true\"", "flow=\"false\"", Code.CONTROL_MODE),
        wrong(fourth, ">continue<", ">exitAll<", Code.HIDES_EXIT),
        wrong(v12, ">1.2<", ">1.3<", Code.SCHEMA_VERSION),
        wrong(third, ">2004 3rd Edition<", ">2004 3rd edition<", Code.SCHEMA_VERSION),
        wrong(third, ">2004 3rd Edition<", ">1.2<", Code.SCHEMA_VERSION),
        wrong(
            v12, "imscp_rootv1p1p2\" xmlns:adlcp", "x\" xmlns:adlcp", Code.MANIFEST_NAMESPACE),
        wrong(v12, "default=\"ORG\"", "default=\"RES\"", Code.DEFAULT_ORGANIZATION),
        wrong(v12, "\"ORG\"", "\"ORGANIZATION\"", Code.LENGTH),
        wrong(v12, "identifierref=\"RES\"", "identifierref=\"REZ\"", Code.IDENTIFIERREF),
        wrong(v12, "isvisible", "parameters=\"?a=b\" isvisible", Code.PARAMETERS),
        wrong(
            v12, "<file href=\"launcher.css\"", "<file href=\"lost.css\"",
            Code.HREF_MISSING, Code.FILE_UNLISTED),
        wrong(v12, "<file href=\"index.html\"/>", "", Code.HREF_UNLISTED, Code.FILE_UNLISTED),
        wrong(
            v12,
            "<file href=\"launcher.css\"",
            "<file href=\"/launcher.css\"",
            Code.HREF,
            Code.FILE_UNLISTED),
        wrong(
            v12,
            "<file href=\"launcher.css\"",
            "<file href=\"a/../launcher.css\"",
            Code.HREF,
            Code.FILE_UNLISTED),
        wrong(
            v12,
            "<file href=\"launcher.css\"",
            "<file href=\"https://evil.example/launcher.css\"",
            Code.HREF,
            Code.FILE_UNLISTED),
        wrong(v12, "href=\"index.html\">", ">", Code.HREF),
        wrong(third, "xmlns:adlcp", "xmlns:adl", Code.MANIFEST_UNREADABLE),
        wrong(fourth, "imsss:deliveryControls", "imsss:deliveryControl", Code.SCHEMA),
        wrong(v12, "</manifest>", "", Code.MANIFEST_UNREADABLE),
        wrong(
            v12,
            "<manifest",
            "<!DOCTYPE manifest [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><manifest",
            Code.MANIFEST_UNREADABLE),
        wrong(v12, "Networks", "\uFFFF", Code.MANIFEST_UNREADABLE),
        wrong(v12, "Networks", "<a>".repeat(150) + "</a>".repeat(150), Code.MANIFEST_UNREADABLE),
        wrong(v12, "encoding=\"UTF-8\"", "encoding=\"UTF-99\"", Code.MANIFEST_UNREADABLE),
        wrong(v12, "<?xml", "\uFEFF<?xml", Code.MANIFEST_ENCODING),
        wrong(v12, "imscp_rootv1p1p2.xsd", "imscp_lost.xsd", Code.CONTROL_FILES));
  }

  @ParameterizedTest
  @MethodSource("wrongManifests")
  void whatIsWrongWithAManifestIsFound(
      Flavour flavour, String right, String wrong, List<Code> codes) throws IOException {
    Map<String, byte[]> files = files(flavour);
    String manifest = new String(files.get(MANIFEST), StandardCharsets.UTF_8);
    assertThat(manifest).contains(right);
    files.put(MANIFEST, manifest.replace(right, wrong).getBytes(StandardCharsets.UTF_8));

    List<Finding> findings = check(files);

    assertThat(findings).extracting(Finding::code).containsAll(codes);
  }

  @Test
  void aPrefixOtherThanTheUsualOneIsFound() throws IOException {
    Map<String, byte[]> files = files(Flavour.SCORM_2004_4TH);
    String manifest = new String(files.get(MANIFEST), StandardCharsets.UTF_8);
    files.put(MANIFEST, bytes(manifest.replace("imsss:", "seq:").replace(":imsss", ":seq")));

    assertThat(check(files))
        .extracting(Finding::sentence)
        .contains("seq:sequencing must be written with the prefix imsss");
  }

  @Test
  void aWrongSpellingIsExplained() throws IOException {
    Map<String, byte[]> files = files(Flavour.SCORM_2004_4TH);
    String manifest = new String(files.get(MANIFEST), StandardCharsets.UTF_8);
    files.put(MANIFEST, bytes(manifest.replace("scormType", "scormtype")));

    assertThat(check(files))
        .containsExactly(
            new Finding(
                Code.SCORM_TYPE,
                "resource 'RES' needs adlcp:scormType=\"sco\", exactly so and not"
                    + " adlcp:scormtype='sco': otherwise it is an asset, which nobody tracks"));
  }

  @Test
  void aManifestInUtf16IsFound() throws IOException {
    Map<String, byte[]> files = files(Flavour.SCORM_12);
    String manifest = new String(files.get(MANIFEST), StandardCharsets.UTF_8);
    files.put(
        MANIFEST, manifest.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16));

    assertThat(check(files)).extracting(Finding::code).contains(Code.MANIFEST_ENCODING);
  }

  @Test
  void aThousandWrongThingsAreNotAllTold() throws IOException {
    Map<String, byte[]> files = files(Flavour.SCORM_12);
    for (int i = 0; i < 1000; i++) {
      files.put("extra-" + i + ".js", new byte[0]);
    }

    assertThat(check(files)).hasSize(200);
  }

  @Test
  void codesAreSpeltForPrograms() {
    assertThat(Code.FIRST_ENTRY.spelling()).isEqualTo("first-entry");
  }

  private List<Finding> check(Map<String, byte[]> files) throws IOException {
    return CHECKER.check(
        Files.write(directory.resolve("package.zip"), PackagedDispatches.zipped(files)));
  }

  private static Map<String, byte[]> files(Flavour flavour) {
    return new PackagedDispatches()
        .files(PackagedDispatches.single(flavour, "Networks"), PackageWish.USUAL);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Arguments wrong(Flavour flavour, String right, String wrong, Code... codes) {
    return Arguments.of(flavour, right, wrong, List.of(codes));
  }
}
