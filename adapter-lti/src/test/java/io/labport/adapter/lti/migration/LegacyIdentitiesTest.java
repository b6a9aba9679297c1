package io.labport.adapter.lti.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.CapturedLog;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.Desk;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The claim lti1p1, signed by an HMAC written out here (RFC 2104), independent of the main code.
 */
class LegacyIdentitiesTest {
  private static final String SECRET = "former secret \u00e9";
  private final FakePlatform platform = new FakePlatform();
  private final Tool tool = new Tool(platform, agreed());
  private final LegacyIdentities identities = tool.get(LegacyIdentities.class);
  private final Tenant tenant =
      tool.get(Registrations.class).byKey("reg-1").orElseThrow().tenant("14");

  private Agreed agreed() {
    Agreed agreed = new Agreed(platform);
    agreed.legacyConsumers =
        Map.of("key-1", new Secret(SECRET), "other", new Secret("other secret"));
    return agreed;
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void theHmacOfThisTestIsTheOneOfRfc4231() throws Exception {
    assertThat(
            java.util.HexFormat.of()
                .formatHex(
                    hmac("Jefe".getBytes(StandardCharsets.UTF_8), "what do ya want for nothing?")))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void aProvenUserCourseAndLinkAreKept() throws Exception {
    Tool.Attempt attempt = tool.begin();
    claim(attempt, SECRET, Map.of("user_id", "77aa", "context_id", "cc", "resource_link_id", "rr"));
    assertThat(attempt.launch().status()).isEqualTo(303);

    LegacyUser user = identities.of(tenant, "u-5531").orElseThrow();
    assertThat(user.user()).isEqualTo("77aa");
    assertThat(user.consumerKey()).isEqualTo("key-1");
    assertThat(user.context()).isEqualTo("cc");
    assertThat(user.resourceLink()).isEqualTo("rr");
    assertThat(identities.formerResourceLink(tenant, Optional.of("c-77"), "rl-901"))
        .contains(new LegacyLink("key-1", "cc", "rr"));
    assertThat(identities.formerResourceLink(tenant, Optional.empty(), "rl-901")).isEmpty();
    assertThat(user.toString()).doesNotContain("77aa");
  }

  @Test
  void whatTheClaimDoesNotNameIsAsItIsNow() throws Exception {
    Tool.Attempt attempt = tool.begin();
    claim(attempt, SECRET, Map.of());
    attempt.launch();

    LegacyUser user = identities.of(tenant, "u-5531").orElseThrow();
    assertThat(user.user()).isEqualTo("u-5531");
    assertThat(user.context()).isEqualTo("c-77");
    assertThat(user.resourceLink()).isEqualTo("rl-901");
  }

  @Test
  void anotherTenantsUserOfTheSameIdIsNobody() throws Exception {
    Tool.Attempt attempt = tool.begin();
    claim(attempt, SECRET, Map.of("user_id", "77aa"));
    attempt.launch();

    assertThat(identities.of(new Tenant("other"), "u-5531")).isEmpty();
    assertThat(identities.of(tenant, "u-1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"consumer", "deployment", "issuer", "client", "exp", "nonce", "secret"})
  void aSignatureOverAnythingElseMergesNobody(String wrong) throws Exception {
    try (CapturedLog log = CapturedLog.of("io.labport.adapter.lti")) {
      Tool.Attempt attempt = tool.begin();
      String secret = wrong.equals("secret") ? "other secret" : SECRET;
      String text =
          String.join(
              "&",
              wrong.equals("consumer") ? "other" : "key-1",
              wrong.equals("deployment") ? "15" : "14",
              wrong.equals("issuer") ? "https://evil.example" : "https://lms.example.edu",
              wrong.equals("client") ? "tool-2" : "tool-7f3a",
              wrong.equals("exp") ? "1" : String.valueOf(attempt.claims.get("exp")),
              // What Canvas is known to do.
              wrong.equals("nonce") ? "another-nonce" : attempt.nonce);
      put(attempt, base64(hmac(secret.getBytes(StandardCharsets.UTF_8), text)));
      assertThat(attempt.launch().status()).as("the lab opens all the same").isEqualTo(303);

      assertThat(identities.of(tenant, "u-5531")).isEmpty();
      assertThat(identities.formerResourceLink(tenant, Optional.of("c-77"), "rl-901")).isEmpty();
      assertThat(log.text()).contains("lti.legacy-signature-invalid").doesNotContain("77aa");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!!!", "AAAA"})
  void aSignatureThatIsNoneIsNoProof(String signature) throws Exception {
    Tool.Attempt attempt = tool.begin();
    put(attempt, signature);
    assertThat(attempt.launch().status()).isEqualTo(303);

    assertThat(identities.of(tenant, "u-5531")).isEmpty();
  }

  @Test
  void administratorsSeeWhoIsProvenAndWhoIsNot() throws Exception {
    Tool.Attempt unproven = tool.begin();
    put(unproven, "AAAA");
    unproven.launch();
    JsonNode waiting = users(Map.of("proven", "false"));
    assertThat(waiting.at("/users/0/code").asText()).isEqualTo("lti.legacy-signature-invalid");
    assertThat(waiting.at("/users/0/former-user").asText()).isEqualTo("77aa");
    assertThat(users(Map.of()).path("users")).isEmpty();

    Tool.Attempt proven = tool.begin();
    claim(proven, SECRET, Map.of("user_id", "77aa"));
    proven.launch();
    assertThat(users(Map.of("proven", "false")).path("users")).isEmpty();
    assertThat(users(Map.of()).at("/users/0/former-user").asText()).isEqualTo("77aa");
  }

  private JsonNode users(Map<String, String> query) throws Exception {
    return Desk.json(
        new Desk(tool)
            .get(
                "/registrations/{registration}/legacy-users",
                Map.of("registration", "reg-1"),
                query));
  }

  private static void put(Tool.Attempt attempt, String signature) {
    attempt.claims.put(
        Tool.LTI + "lti1p1",
        Map.of(
            "oauth_consumer_key", "key-1",
            "oauth_consumer_key_sign", signature,
            "user_id", "77aa"));
  }

  private static void claim(Tool.Attempt attempt, String secret, Map<String, String> ids)
      throws Exception {
    String text =
        "key-1&14&https://lms.example.edu&tool-7f3a&"
            + attempt.claims.get("exp")
            + "&"
            + attempt.nonce;
    Map<String, String> claim = new LinkedHashMap<>(ids);
    claim.put("oauth_consumer_key", "key-1");
    claim.put(
        "oauth_consumer_key_sign", base64(hmac(secret.getBytes(StandardCharsets.UTF_8), text)));
    attempt.claims.put(Tool.LTI + "lti1p1", claim);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    byte[] block = Arrays.copyOf(key, 64);
    byte[] inner = new byte[64];
    byte[] outer = new byte[64];
    for (int i = 0; i < 64; i++) {
      inner[i] = (byte) (block[i] ^ 0x36);
      outer[i] = (byte) (block[i] ^ 0x5c);
    }
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(inner);
    byte[] first = sha.digest(text.getBytes(StandardCharsets.UTF_8));
    sha.update(outer);
    return sha.digest(first);
  }
}
