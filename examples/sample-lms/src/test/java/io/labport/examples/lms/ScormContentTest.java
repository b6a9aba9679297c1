package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.lms.scorm.ScormFault;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.lms.scorm.ScormPackage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScormContentTest extends LmsTest {

  private static final String POLICY = "script-src 'self'; connect-src 'none'";

  private ScormPackage packed;
  private String activity;

  @BeforeEach
  void upload() {
    packed =
        lms.importScorm(
            "cloud-101",
            "",
            PackageBuilder.scorm12()
                .resource(
                    "<file href=\"css/a.css\"/><file href=\"d.json\"/>"
                        + "<file href=\"with%20space.png\"/><file href=\"x.bin\"/>")
                .file("css/a.css", "b{}")
                .file("d.json", "{}")
                .file("with space.png", "png")
                .file("x.bin", "bin")
                .file("secret.txt", "not listed")
                .build());
    activity = packed.activity().id();
  }

  @ParameterizedTest
  @CsvSource({
    "index.html, text/html; charset=utf-8",
    "index.html?slot=1, text/html; charset=utf-8",
    "sco.js, text/javascript; charset=utf-8",
    "css/a.css, text/css; charset=utf-8",
    "d.json, application/json",
    "with%20space.png, image/png",
    "x.bin, application/octet-stream"
  })
  void listedFilesAreServedWithTheirTypes(String path, String type) throws Exception {
    HttpResponse<String> file = content(path);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains(type);
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(file.headers().firstValue("Permissions-Policy")).contains("unload=()");
    assertThat(file.headers().firstValue("Content-Security-Policy")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret.txt", "imsmanifest.xml", "none.html", "css", "INDEX.html"})
  void whatTheManifestDoesNotListIsNotServed(String path) throws Exception {
    assertThat(content(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aPolicyForContentHoldsForAllPackagesOrForOne() throws Exception {
    ScormPackage other = lms.importScorm("cloud-101", "", PackageBuilder.scorm2004().build());

    lms.scorm().settings(packed.id(), settings -> settings.withContentPolicy(POLICY));

    assertThat(content("index.html").headers().firstValue("Content-Security-Policy"))
        .contains(POLICY);
    assertThat(policyOf(other)).isEmpty();
    lms.scorm().settings(settings -> settings.withContentPolicy(POLICY).withBlockedUnload(false));
    assertThat(policyOf(other)).isEqualTo(POLICY);
    assertThat(content("index.html").headers().firstValue("Permissions-Policy")).isEmpty();
  }

  @Test
  void aPolicyForTheOnlyActivityOfAPackageHoldsForItsFiles() throws Exception {
    lms.scorm().settings(activity, settings -> settings.withContentPolicy(POLICY));

    assertThat(content("index.html").headers().firstValue("Content-Security-Policy"))
        .contains(POLICY);
  }

  @ParameterizedTest
  @EnumSource(ScormLaunch.class)
  void thePlayerKnowsWhereTheContentIs(ScormLaunch launch) throws Exception {
    HttpResponse<String> page = tool.get(lms.scorm().playerUrl(activity, "ada", launch));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Permissions-Policy")).contains("unload=()");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'", "frame-src 'self' http://127.0.0.1:" + lms.port())
        .doesNotContain("unsafe");
    assertThat(page.body())
        .contains(
            "data-launch=\"" + launch.word() + "\"",
            "data-content=\"/scorm/" + packed.id() + "/content/index.html\"",
            "data-foreign=\"http://127.0.0.1:" + lms.port() + "/scorm/" + activity + "/foreign\"",
            "/assets/scorm12.min.js")
        .doesNotContain("<script>");
  }

  @Test
  void theFrameOfAnotherOriginLeadsBackToTheLms() throws Exception {
    HttpResponse<String> frame =
        tool.get(URI.create("http://127.0.0.1:" + lms.port() + "/scorm/" + activity + "/foreign"));

    assertThat(frame.body())
        .contains("src=\"" + lms.baseUrl() + "/scorm/" + packed.id() + "/content/index.html\"");
    assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-src " + lms.baseUrl());
    assertThat(tool.get(URI.create(lms.baseUrl() + "/scorm/" + activity + "/middle")).body())
        .contains("data-content=\"/scorm/" + packed.id() + "/content/index.html\"");
  }

  @Test
  void faultsComeFromSettingsOrFromTheAddressOfOneOpening() throws Exception {
    lms.scorm().settings(activity, settings -> settings.withFaults(ScormFault.COMMIT_NULL));
    URI broken =
        lms.scorm()
            .playerUrl(
                activity,
                "ada",
                ScormLaunch.FRAME,
                Set.of(ScormFault.NO_API, ScormFault.BOOLEANS),
                Duration.ofMillis(300));

    assertThat(tool.get(broken).body()).contains("&amp;api=booleans,no-api&amp;delay=300");
    assertThat(FakePlayer.open(tool, lms, activity, "ada").begun().path("faults").toString())
        .isEqualTo("[\"commit-null\"]");
    var opened =
        FakePlayer.open(tool, lms, activity, "ada", "&api=booleans,no-api&delay=300").begun();
    assertThat(opened.path("faults").toString()).contains("booleans", "no-api").hasSize(21);
    assertThat(opened.path("apiDelay").asInt()).isEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/scorm/none/play?as=ada",
        "/scorm/scorm-1-1/play",
        "/scorm/scorm-1-1/play?as=nobody",
        "/scorm/scorm-1-1/play?as=ada&launch=none",
        "/scorm/none/content/index.html"
      })
  void addressesThatLeadNowhereAreRefused(String path) throws Exception {
    assertThat(tool.get(URI.create(lms.baseUrl() + path)).statusCode()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "player.js",
        "player-api.js",
        "player-middle.js",
        "scorm12.min.js",
        "scorm2004.min.js"
      })
  void whatThePlayerLoadsIsThere(String asset) throws Exception {
    HttpResponse<String> answer = tool.get(URI.create(lms.baseUrl() + "/assets/" + asset));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotBlank();
  }

  private String policyOf(ScormPackage of) throws Exception {
    return tool.get(URI.create(lms.baseUrl() + "/scorm/" + of.id() + "/content/index.html"))
        .headers()
        .firstValue("Content-Security-Policy")
        .orElse("");
  }

  private HttpResponse<String> content(String path) throws Exception {
    return tool.get(URI.create(lms.baseUrl() + "/scorm/" + packed.id() + "/content/" + path));
  }
}
