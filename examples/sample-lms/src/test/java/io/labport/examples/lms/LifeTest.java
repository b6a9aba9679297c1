package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LifeTest extends LmsTest {

  @TempDir Path directory;

  @Test
  void aSecondStartOnTheSameDataKeepsEverything() throws Exception {
    String keys;
    LineItem extra;
    try (SampleLms first = kept()) {
      keys = tool.get(first.keysUrl()).body();
      String token = tool.token(first, Scopes.LINE_ITEM);
      tool.call(
          "POST",
          first.baseUrl() + "/services/cloud-101/lineitems?type_id=14%3Amain",
          token,
          LineItemJson.MEDIA_TYPE,
          "{\"label\":\"Extra\",\"scoreMaximum\":7.5,\"tag\":\"t\",\"gradesReleased\":false}");
      extra = first.control().lineItems("cloud-101").get(2);
      first.control().gradeByHand("lab-1", "ada", new BigDecimal("55.25"), "by hand");
    }

    try (SampleLms second = kept()) {
      assertThat(tool.get(second.keysUrl()).body()).isEqualTo(keys);
      assertThat(second.control().lineItems("cloud-101")).hasSize(3).contains(extra);
      Grade grade = second.control().gradeOf("lab-1", "ada").orElseThrow();
      assertThat(grade.score()).contains(new BigDecimal("55.25"));
      assertThat(grade.comment()).isEqualTo("by hand");
      assertThat(grade.timestamp()).isEqualTo(clock.instant());
    }
  }

  @Test
  void addedLinksPeopleAndTheRegisteredToolAreKeptToo() throws Exception {
    Link added =
        Link.graded("added", "Added", Map.of("a", "b"))
            .describedAs("About it")
            .during(Period.OPEN, new Period(Optional.empty(), Optional.of("2026-06-30T21:59:00Z")));
    Course copy;
    try (SampleLms first = kept()) {
      first.teaching().put("cloud-101", added);
      first.teaching().enrol("cloud-101", Member.student("zoe", "Zoe", "Zen").inactive());
      first
          .teaching()
          .group(
              "cloud-101",
              List.of(new Group.Bundle("s", "Set")),
              List.of(new Group("g", "G", Optional.of("t"), Optional.of("s"), Set.of("ada"))));
      copy = first.teaching().copy("cloud-101");
      first.register(tool.registration().withCustom(Map.of("x", "y")).turned(false));
    }

    try (SampleLms second = SampleLms.builder().clock(clock).dataDir(directory).start()) {
      assertThat(second.courses()).hasSize(2).contains(copy);
      Course course = second.teaching().course("cloud-101");
      assertThat(course.links()).contains(added);
      assertThat(course.member("zoe").orElseThrow().active()).isFalse();
      assertThat(second.administration().tool())
          .contains(tool.registration().withCustom(Map.of("x", "y")).turned(false));
      assertThat(second.control().lineItems(copy.id())).hasSize(3);
    }
  }

  @Test
  void theFileThatHoldsTheKeysIsForItsOwnerOnly() throws Exception {
    kept().close();

    try (var files = Files.list(directory)) {
      assertThat(files)
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void rotatedKeysAreKeptToo() throws Exception {
    String kid;
    try (SampleLms first = kept()) {
      first.rotateKeys();
      kid = first.idTokens().signingKey().getKeyID();
    }

    try (SampleLms second = kept()) {
      assertThat(second.idTokens().signingKey().getKeyID()).isEqualTo(kid);
      assertThat(tool.get(second.keysUrl()).body()).contains(kid);
    }
  }

  @Test
  void aToolMayBeRegisteredAfterTheStart() throws Exception {
    try (SampleLms bare = SampleLms.builder().clock(clock).start()) {
      var url = bare.launchUrl("lab-1", "ada", Presentation.WINDOW);
      assertThat(tool.get(url).statusCode()).isEqualTo(503);
      assertThat(tool.get(bare.keysUrl()).statusCode()).isEqualTo(200);

      bare.register(tool.registration());

      assertThat(tool.get(url).statusCode()).isEqualTo(302);
    }
  }

  @Test
  void coursesCanBeOnesOwnAndIdsMustDiffer() {
    Course course =
        Course.of(
            "own",
            "OWN",
            "Own course",
            List.of(Link.graded("x", "X", Map.of("labid", "$ResourceLink.id"))),
            List.of(Member.student("zoe", "Zoe", "Z")));
    try (SampleLms own =
        SampleLms.builder()
            .clock(clock)
            .tool(tool.registration().deployedAs(List.of("a", "b")))
            .issuer("https://lms.example")
            .course(course.inDeployment("b"))
            .start()) {
      Map<String, Object> claims = own.idTokens().claims("x", "zoe", "n");

      assertThat(claims)
          .containsEntry("iss", "https://lms.example")
          .containsEntry("https://purl.imsglobal.org/spec/lti/claim/deployment_id", "b")
          .containsEntry("https://purl.imsglobal.org/spec/lti/claim/custom", Map.of("labid", "x"));
    }
    SampleLms.Builder twice = SampleLms.builder().course(course).course(course);
    assertThatThrownBy(twice::start).hasMessageContaining("two courses");
  }

  @Test
  void aTakenPortIsOneClearLineAndStatusTwo() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int port = lms.baseUrl().getPort();

    int status =
        LmsMain.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new CountDownLatch(0),
            arguments(port));

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("sample-lms: cannot start at 127.0.0.1:" + port);
    assertThatThrownBy(() -> SampleLms.builder().port(port).start())
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void theProgramSaysWhatAToolMustKnow() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int status =
        LmsMain.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err,
            new CountDownLatch(0),
            arguments(0));

    assertThat(status).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("issuer         http://localhost:", "/authorize", "/token", "/keys");
  }

  private static String[] arguments(int port) {
    return new String[] {
      "--port=" + port,
      "--tool-login=https://tool.example/login",
      "--tool-redirect=https://tool.example/launch",
      "--tool-jwks=https://tool.example/jwks"
    };
  }

  private SampleLms kept() {
    return SampleLms.builder().clock(clock).tool(tool.registration()).dataDir(directory).start();
  }
}
