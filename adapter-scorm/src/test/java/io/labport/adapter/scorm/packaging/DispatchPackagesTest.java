package io.labport.adapter.scorm.packaging;

import static io.labport.adapter.scorm.packaging.PackagedDispatches.ID;
import static io.labport.adapter.scorm.packaging.PackagedDispatches.course;
import static io.labport.adapter.scorm.packaging.PackagedDispatches.rotated;
import static io.labport.adapter.scorm.packaging.PackagedDispatches.single;
import static io.labport.adapter.scorm.packaging.PackagedDispatches.speaking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.packaging.check.PackageChecker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatchPackagesTest {
  private static final String NASTY = "</script><b> & \"it's\" \u2028 \u2029 {{slot}} $1 \\";

  private final PackagedDispatches dispatches = new PackagedDispatches();

  @TempDir Path directory;

  @Test
  void theConfigurationSaysWhereAndWhichAndNothingElse() throws IOException {
    JsonNode config =
        json(
            dispatches.text(
                rotated(single(Flavour.SCORM_2004_3RD, "Networks")),
                PackageWish.USUAL,
                "launcher-config.js"),
            "LabportScoConfig");

    assertThat(config)
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"server": "https://labs.example/scorm", "dispatch": "q3rB0Vt1cYh5uW2x-N_8aA",
                     "key": "key-of-q3rB0Vt1cYh5uW2x-N_8aA-2", "generation": 2, "dialect": "2004",
                     "language": null, "names": false}
                    """));
  }

  @Test
  void thePackageIsOfTheFlavourThatIsWishedFor() throws IOException {
    PackageWish wish = PackageWish.USUAL.as(Flavour.SCORM_12);

    Map<String, byte[]> files = dispatches.files(single(Flavour.SCORM_2004_4TH, "Networks"), wish);

    assertThat(files).containsKey("adlcp_rootv1p2.xsd").doesNotContainKey("adlcp_v1p3.xsd");
    assertThat(json(text(files, "launcher-config.js"), "LabportScoConfig").get("dialect").asText())
        .isEqualTo("1.2");
  }

  @Test
  void generatedScriptsAreAsciiAndCannotEndAScriptElement() {
    Map<String, Map<String, String>> texts = Map.of("ja", Map.of("start", "開始 " + NASTY));

    String script = LauncherScripts.texts(texts).text();

    assertThat(script).matches("[\\x20-\\x7E]+\n").doesNotContain("<", ">", "&", "'");
  }

  @Test
  void generatedScriptsSayWhatTheyShould() throws IOException {
    Map<String, Map<String, String>> texts = Map.of("ja", Map.of("start", "開始 " + NASTY));

    JsonNode read = json(LauncherScripts.texts(texts).text(), "LabportScoTexts");

    assertThat(read.get("ja").get("start").asText()).isEqualTo("開始 " + NASTY);
  }

  @Test
  void thePageHoldsTheTitleAsTextAndTheSlotOfItsLab() {
    Document page =
        Jsoup.parse(
            dispatches.text(
                course(Flavour.SCORM_12, "First", NASTY), PackageWish.USUAL, "lab-2.html"));

    assertThat(page.body().attr("data-slot")).isEqualTo("2");
    assertThat(page.title()).isEqualTo(Titles.of(NASTY));
    assertThat(page.select("b")).isEmpty();
  }

  @Test
  void everyScriptOfThePageIsInThePackage() {
    Map<String, byte[]> files =
        dispatches.files(single(Flavour.SCORM_12, "Networks"), PackageWish.USUAL);

    Document page = Jsoup.parse(text(files, "index.html"));

    assertThat(page.select("script[src]").eachAttr("src"))
        .startsWith("launcher-config.js", "launcher-texts.js");
    assertThat(files.keySet()).containsAll(page.select("script[src]").eachAttr("src"));
    assertThat(page.select("link[href]").eachAttr("href")).containsExactly("launcher.css");
    assertThat(files).containsKeys("launcher.css", "launcher-config.js", "launcher-texts.js");
  }

  @Test
  void aDispatchInOneLanguageHasTheTextsOfThatOne() throws IOException {
    String script =
        dispatches.text(
            speaking(single(Flavour.SCORM_12, "Networks"), "en"),
            PackageWish.USUAL,
            "launcher-texts.js");

    JsonNode texts = json(script, "LabportScoTexts");

    assertThat(texts.fieldNames()).toIterable().containsExactly("en");
    assertThat(texts.get("en").size()).isPositive();
  }

  @Test
  void anEmbeddersOwnPageAndStyleSheetReplaceOurs() {
    PackageLook look =
        new PackageLook(
            Optional.of("<title>{{title}} ({{language}})</title><body data-slot=\"{{slot}}\">"),
            Optional.of("body { color: teal }"));

    Map<String, byte[]> files =
        dispatches.files(single(Flavour.SCORM_12, "A & B"), PackageWish.USUAL.looking(look));

    assertThat(text(files, "index.html"))
        .isEqualTo("<title>A &amp; B (en)</title><body data-slot=\"1\">");
    assertThat(text(files, "launcher.css")).isEqualTo("body { color: teal }");
  }

  @Test
  void anEmbeddersOwnPageGetsTheScriptsOfOursInTheirOrder() {
    PackageLook look =
        new PackageLook(
            Optional.of("<head>{{scripts}}</head><body data-slot=\"{{slot}}\">"), Optional.empty());

    Map<String, byte[]> own =
        dispatches.files(single(Flavour.SCORM_12, NASTY), PackageWish.USUAL.looking(look));
    Map<String, byte[]> usual =
        dispatches.files(single(Flavour.SCORM_12, NASTY), PackageWish.USUAL);

    List<String> scripts = scripts(text(own, "index.html"));
    assertThat(scripts).isEqualTo(scripts(text(usual, "index.html")));
    assertThat(scripts)
        .containsExactlyInAnyOrderElementsOf(
            own.keySet().stream().filter(name -> name.endsWith(".js")).toList());
  }

  /** What a browser would load after the page was read. */
  private static List<String> scripts(String page) {
    return Jsoup.parse(page).select("head script[defer]").eachAttr("src");
  }

  @Test
  void aTemplateWithAPlaceholderThatNobodyFillsInIsRefused() {
    assertThatThrownBy(
            () -> new PackageLook(Optional.of("{{slot}} {{learner}} {{name}}"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the page's template has placeholders that nobody fills in: learner, name");
  }

  @Test
  void aTemplateWithoutTheSlotIsRefused() {
    assertThatThrownBy(() -> new PackageLook(Optional.of("{{title}}"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{{slot}}");
  }

  @Test
  void ofADispatchThatNobodyKnowsNothingIsWritten() {
    ByteArrayOutputStream into = new ByteArrayOutputStream();

    PackageOutcome outcome = dispatches.write("nobody", PackageWish.USUAL, into);

    assertThat(outcome)
        .isEqualTo(
            new PackageOutcome.Refused(
                "scorm.dispatch-unknown", "there is no such dispatch; issue one first"));
    assertThat(into.size()).isZero();
  }

  @Test
  void theFileNameIsPlainWhateverTheTitle() {
    PackageOutcome outcome =
        dispatches
            .with(single(Flavour.SCORM_2004_3RD, "Größe ÷ Übung/..\\ 构建 " + "x".repeat(99)))
            .write(ID, PackageWish.USUAL, new ByteArrayOutputStream());

    assertThat(((PackageOutcome.Packaged) outcome).fileName())
        .isEqualTo(
            "gro-e-ubung-xxxxxxxxxxxxxxxxxxxxxxxxxxxx-"
                + Outline.identifier(ID).toLowerCase(java.util.Locale.ROOT)
                + "-scorm2004-3rd.zip");
  }

  @ParameterizedTest
  @EnumSource(Flavour.class)
  void withoutControlFilesThereAreNone(Flavour flavour) {
    assertThat(
            dispatches
                .files(single(flavour, "Networks"), PackageWish.USUAL.with(ControlFileSource.NONE))
                .keySet())
        .noneMatch(name -> name.endsWith(".xsd") || name.endsWith(".dtd"));
  }

  @ParameterizedTest
  @EnumSource(Flavour.class)
  void anOperatorsDirectoryTakesThePlaceOfTheBundledControlFiles(Flavour flavour)
      throws IOException {
    Path own = ControlFiles.below(directory, flavour);
    for (PackageFile file : new ControlFiles().bundled(flavour)) {
      Files.createDirectories(own);
      Files.write(own.resolve(file.name()), file.content());
    }
    Files.createDirectories(own.resolve("common"));
    Files.writeString(own.resolve("common/anyElement.xsd"), "<own/>");
    Files.writeString(own.resolve("readme.txt"), "not a control file");

    byte[] zip =
        new PackagedDispatches(Optional.of(directory))
            .zip(single(flavour, "Networks"), PackageWish.USUAL);

    assertThat(PackagedDispatches.unzipped(zip))
        .containsKey("common/anyElement.xsd")
        .doesNotContainKey("readme.txt");
    assertThat(new PackageChecker().check(Files.write(directory.resolve("p.zip"), zip))).isEmpty();
  }

  @Test
  void aDirectoryThatLacksControlFilesIsRefusedWithTheirNames() throws IOException {
    Files.createDirectories(directory.resolve("12"));
    Files.writeString(directory.resolve("12/ims_xml.xsd"), "<own/>");

    PackageOutcome outcome =
        new PackagedDispatches(Optional.of(directory))
            .with(single(Flavour.SCORM_12, "Networks"))
            .write(ID, PackageWish.USUAL, new ByteArrayOutputStream());

    assertThat(outcome)
        .isEqualTo(
            new PackageOutcome.Refused(
                "scorm.control-files-unusable",
                "the control files in "
                    + directory.resolve("12")
                    + " lack adlcp_rootv1p2.xsd, imscp_rootv1p1p2.xsd; put them there"));
  }

  @Test
  void aDirectoryThatIsNotThereIsRefused() {
    PackageOutcome outcome =
        new PackagedDispatches(Optional.of(directory.resolve("none")))
            .with(single(Flavour.SCORM_12, "Networks"))
            .write(ID, PackageWish.USUAL, new ByteArrayOutputStream());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PackageOutcome.Refused.class,
            refused ->
                assertThat(refused.sentence())
                    .startsWith("the control files in " + directory)
                    .contains("cannot be read"));
  }

  @Test
  void aDirectoryIsRefusedWhereNoneIsConfigured() {
    PackageOutcome outcome =
        dispatches
            .with(single(Flavour.SCORM_12, "Networks"))
            .write(
                ID,
                PackageWish.USUAL.with(ControlFileSource.DIRECTORY),
                new ByteArrayOutputStream());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PackageOutcome.Refused.class,
            refused -> assertThat(refused.sentence()).contains("adapters.scorm.control-files"));
  }

  private static JsonNode json(String script, String variable) throws IOException {
    String start = "window." + variable + " = ";
    assertThat(script).startsWith(start).endsWith(";\n");
    return new JsonMapper().readTree(script.substring(start.length(), script.length() - 2));
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }
}
