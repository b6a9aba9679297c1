package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.examples.lms.LmsProfile;
import io.labport.examples.server.cli.Terminal.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Registrations, invitations, values to paste, and keys, against a running server. */
@TestInstance(Lifecycle.PER_CLASS)
class LtiCommandsTest {
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

  @BeforeEach
  void clear() throws Exception {
    for (JsonNode left : world.json("registrations").path("registrations")) {
      world.ok("delete", left.path("key").asText());
    }
  }

  @Test
  void aRegistrationByHandIsAddedShownAndListed() throws Exception {
    assertThat(world.ok("registrations")).isEqualTo("none\n");

    String added = register("deployments=1,2", "strict-azp=false", "lab-defaults.lang=de");

    assertThat(added)
        .startsWith("key: campus\nname: Campus\nsource: stored\n")
        .contains("login-url: http://127.0.0.1:", "/lti/login/campus\n", "\nterms:\n")
        .contains("  issuer: https://moodle.example\n", "  deployments: 1, 2\n")
        .contains("  strict-azp: false\n", "  lab-defaults:\n    lang: de\n");
    assertThat(world.ok("registration", "campus")).isEqualTo(added);
    assertThat(world.ok("registrations").lines())
        .hasSize(2)
        .first()
        .asString()
        .matches("key +name +source +state +family +issuer +client-id +deployment-policy");
    assertThat(world.json("registrations").at("/registrations/0/terms/client-id").asText())
        .isEqualTo("tool-1");
  }

  @Test
  void aChangeNamesOnlyWhatChangesAndNothingBringsTheDefaultBack() throws Exception {
    register("leeway=PT2M");
    Path secret = Files.writeString(data.resolve("former-secret"), "shared-with-lti-1-1\n");

    String changed =
        world.ok(
            "change",
            "campus",
            "name=Campus North",
            "leeway=",
            "deployments=7",
            "legacy-consumers.old-key=@" + secret);

    assertThat(changed)
        .contains("name: Campus North\n", "  leeway: PT1M\n", "  deployments: 7\n")
        .contains("  legacy-consumers:\n    old-key: ***\n");
    assertThat(world.ok("change", "campus", "legacy-consumers.old-key="))
        .contains("  legacy-consumers: -\n");
    assertThat(world.everythingSaid()).doesNotContain("shared-with-lti-1-1");
  }

  @Test
  void aRegistrationIsDisabledEnabledExportedAndDeleted() throws Exception {
    register();

    assertThat(world.ok("disable", "campus")).isEqualTo("campus is disabled\n");
    assertThat(world.json("registration", "campus").at("/terms/state").asText())
        .isEqualTo("disabled");
    assertThat(world.ok("enable", "campus")).isEqualTo("campus is active\n");
    assertThat(world.ok("export", "campus"))
        .contains("registrations:\n", "campus:\n", "issuer: ", "https://moodle.example");
    assertThat(world.json("export", "campus").path("yaml").asText()).contains("campus:\n");
    assertThat(world.ok("delete", "campus")).isEqualTo("campus is deleted\n");
    assertThat(world.lti("delete", "campus").exitCode()).isEqualTo(1);
    assertThat(world.ok("registrations")).isEqualTo("none\n");
  }

  @Test
  void deploymentsThatNobodyHasSeenCanBeDecidedAbout() {
    register("deployments=1");

    assertThat(world.ok("approve", "campus", "44:a b")).contains("is active");
    assertThat(world.ok("block", "campus", "45")).contains("is blocked");

    assertThat(world.ok("deployments", "campus"))
        .startsWith("id")
        .containsPattern("(?m)^1 +listed")
        .containsPattern("(?m)^44:a b +active")
        .containsPattern("(?m)^45 +blocked");
  }

  @Test
  void anInvitationTakesAllItsTermsShowsItsLinkOnceAndIsWithdrawn() throws Exception {
    register();

    JsonNode invited =
        world.json(
            "invite",
            "Moodle of the south",
            "--family=moodle",
            "--issuer=https://south.example",
            "--deployment-policy=explicit",
            "--registration-state=pending",
            "--updates=campus",
            "--valid-for=PT30M");

    String link = invited.path("link").asText();
    assertThat(link).startsWith("http://127.0.0.1:").contains("/lti/register/");
    assertThat(invited.path("deployment-policy").asText()).isEqualTo("explicit");
    assertThat(invited.path("registration-state").asText()).isEqualTo("pending");
    String list = world.ok("invitations");
    assertThat(list)
        .contains("Moodle of the south", "moodle", "https://south.example", "campus", "open")
        .doesNotContain(link.substring(link.lastIndexOf('/') + 1));
    String id = invited.path("id").asText();
    assertThat(world.ok("withdraw", id)).isEqualTo(id + " is withdrawn\n");
    assertThat(world.lti("withdraw", id))
        .isEqualTo(new Ended(1, "", "There is no such invitation (lti.invitation-unknown)\n"));
  }

  @Test
  void theFormsOfKnownLmsAreListedAndFilledIn() throws Exception {
    assertThat(world.ok("families")).contains("moodle", "canvas", "dynamic-registration");

    String values = world.ok("values", "moodle", "site=https://moodle.example", "--key=campus");

    assertThat(values)
        .startsWith("family: moodle\nname: Moodle\n")
        .contains("/lti/login/campus", "fields-to-paste:\n  field  ")
        .contains("token-endpoint: https://moodle.example/mod/lti/token.php");
    for (JsonNode family : world.json("families").path("families")) {
      assertThat(world.ok("values", family.path("family").asText())).contains("fields-to-paste:");
    }
    assertThat(world.lti("values", "moodle", "sight=x").err())
        .startsWith("sight: ")
        .endsWith("(lti.registration-member-unknown)\n");
  }

  @Test
  void keysAreListedRotatedAndDeleted() throws Exception {
    String before = signing();
    assertThat(world.ok("keys")).startsWith("kid").contains(before);

    assertThat(world.ok("rotate-keys")).contains("published");
    assertThat(signing()).isEqualTo(before);
    assertThat(world.lti("delete-key", before).err())
        .startsWith("The key signs. ")
        .endsWith("(lti.key-signs)\n");
    assertThat(world.ok("rotate-keys", "--now")).contains("active");
    assertThat(signing()).isNotEqualTo(before);
    assertThat(world.ok("delete-key", before)).isEqualTo(before + " is deleted\n");
    assertThat(world.ok("keys")).doesNotContain(before);
    register();
    assertThat(world.lti("rotate-keys", "--registration=campus").err())
        .startsWith("registration: The registration has no key set of its own");
    world.ok("change", "campus", "key-set=own");
    assertThat(world.ok("rotate-keys", "--registration=campus")).contains("campus");
  }

  @Test
  void listsThatAreEmptySayNone() {
    assertThat(world.ok("launches")).isEqualTo("none\n");
    assertThat(world.ok("grades", "--limit=5")).isEqualTo("none\n");
  }

  private String signing() throws Exception {
    for (JsonNode key : world.json("keys").path("keys")) {
      if (key.path("state").asText().equals("active")) {
        return key.path("kid").asText();
      }
    }
    throw new AssertionError("no key signs");
  }

  private String register(String... more) {
    String[] words = {
      "register",
      "name=Campus",
      "key=campus",
      "issuer=https://moodle.example",
      "client-id=tool-1",
      "authorization-endpoint=https://moodle.example/mod/lti/auth.php",
      "token-endpoint=https://moodle.example/mod/lti/token.php",
      "jwks-uri=https://moodle.example/mod/lti/certs.php",
      "family=moodle"
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return world.ok(all);
  }
}
