package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.validation.Check;
import io.labport.core.spi.http.WebResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes every check of the groups A to E, each by a launch that is good in all else. */
class LaunchChecksTest {
  private static final String LTI = Tool.LTI;

  /** Spoils a good launch. */
  @FunctionalInterface
  interface Spoil {
    void on(Tool tool, Tool.Attempt attempt) throws Exception;
  }

  record Case(String name, Check check, Spoil spoil) {
    @Override
    public String toString() {
      return check.number() + " " + check.code() + ": " + name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        of("another method", Check.LAUNCH_METHOD, (t, a) -> a.method = "PUT"),
        of(
            "a form with a file",
            Check.LAUNCH_CONTENT_TYPE,
            (t, a) -> a.contentType = "multipart/form-data; boundary=x"),
        of("a giant body", Check.LAUNCH_TOO_LARGE, (t, a) -> a.body = new byte[256 * 1024 + 1]),
        of(
            "the platform's error",
            Check.LAUNCH_PLATFORM_ERROR,
            (t, a) -> a.form.put("error", List.of("login_required"))),
        of("no token", Check.LAUNCH_ID_TOKEN_MISSING, (t, a) -> a.form.put("id_token", List.of())),
        of(
            "two tokens",
            Check.LAUNCH_ID_TOKEN_MISSING,
            (t, a) -> a.form.put("id_token", List.of("x", "y"))),
        of("no state", Check.STATE_MISSING, (t, a) -> a.form.put("state", List.of())),
        of(
            "two states",
            Check.STATE_MISSING,
            (t, a) -> a.form.put("state", List.of(a.state, a.state))),
        of("a state of no shape", Check.STATE_MISSING, (t, a) -> a.form.put("state", List.of("x"))),
        of(
            "an invented state",
            Check.STATE_UNKNOWN,
            (t, a) -> a.form.put("state", List.of("A".repeat(43)))),
        of("a state too old", Check.STATE_EXPIRED, (t, a) -> t.clock.turn(Duration.ofMinutes(10))),
        of("a second post", Check.STATE_USED, (t, a) -> a.launch()),
        of("no cookie", Check.STATE_NOT_BOUND, (t, a) -> a.cookies.clear()),
        of(
            "another browser's cookie",
            Check.STATE_NOT_BOUND,
            (t, a) -> {
              Map<String, String> others = t.begin().cookies;
              a.cookies.replaceAll((n, v) -> others.values().iterator().next());
            }),
        of("no JWT", Check.JWT_MALFORMED, (t, a) -> a.form.put("id_token", List.of("nonsense"))),
        header("another algorithm", Check.JWT_ALG_NOT_ALLOWED, "alg", "ES256"),
        header("no kid", Check.JWT_KID_MISSING, "kid", null),
        header("a blank kid", Check.JWT_KID_MISSING, "kid", " "),
        header("a critical extension", Check.JWT_CRIT_UNSUPPORTED, "crit", List.of("exp")),
        of(
            "no key set",
            Check.JWKS_UNAVAILABLE,
            (t, a) -> t.platform.jwksReplies.add(FakePlatform.Reply.of(500))),
        header("an unknown kid", Check.JWT_KID_UNKNOWN, "kid", "unheard-of"),
        of(
            "a short key",
            Check.JWT_KEY_UNUSABLE,
            (t, a) -> {
              t.platform.key = FakePlatform.rsa("short", 1024);
              t.platform.published.add(t.platform.key.toPublicJWK());
              a.header.put("kid", "short");
            }),
        of(
            "a key for encryption",
            Check.JWT_KEY_UNUSABLE,
            (t, a) -> {
              RSAKey key =
                  new RSAKey.Builder(FakePlatform.rsa("enc", 2048))
                      .keyUse(com.nimbusds.jose.jwk.KeyUse.ENCRYPTION)
                      .build();
              t.platform.key = key;
              t.platform.published.add(key.toPublicJWK());
              a.header.put("kid", "enc");
            }),
        of(
            "a stranger's key under the same kid",
            Check.JWT_SIGNATURE_INVALID,
            (t, a) -> t.platform.key = FakePlatform.rsa(t.platform.key.getKeyID(), 2048)),
        claim("another issuer", Check.JWT_ISS_MISMATCH, "iss", "https://lms.example.edu/"),
        claim("another audience", Check.JWT_AUD_MISMATCH, "aud", "other"),
        claim("an empty audience", Check.JWT_AUD_MISMATCH, "aud", List.of()),
        claim("a number as audience", Check.JWT_AUD_MISMATCH, "aud", 7),
        claim("a stranger too", Check.JWT_AUD_UNTRUSTED, "aud", List.of("tool-7f3a", "x")),
        claim("another azp", Check.JWT_AZP_MISMATCH, "azp", "other"),
        claim("no azp", Check.JWT_AZP_MISSING, "aud", List.of("tool-7f3a", "tool-7f3a")),
        claim("no exp", Check.JWT_EXP_MISSING, "exp", null),
        claim("exp in words", Check.JWT_EXP_MISSING, "exp", "1790000000"),
        claim("exp in 1970", Check.JWT_EXPIRED, "exp", 22222),
        claim("exp below zero", Check.JWT_EXPIRED, "exp", -1),
        claim("no iat", Check.JWT_IAT_MISSING, "iat", null),
        of(
            "iat tomorrow",
            Check.JWT_IAT_FUTURE,
            (t, a) -> a.claims.put("iat", t.clock.instant().getEpochSecond() + 62)),
        claim("iat in 1970", Check.JWT_IAT_TOO_OLD, "iat", 11111),
        of(
            "a life of years",
            Check.JWT_LIFETIME,
            (t, a) -> a.claims.put("exp", t.clock.instant().getEpochSecond() + 99_999_999)),
        of(
            "an end before the beginning",
            Check.JWT_LIFETIME,
            (t, a) -> a.claims.put("exp", t.clock.instant().getEpochSecond() - 1)),
        of(
            "nbf in an hour",
            Check.JWT_NOT_YET_VALID,
            (t, a) -> a.claims.put("nbf", t.clock.instant().getEpochSecond() + 3600)),
        claim("no nonce", Check.JWT_NONCE_MISSING, "nonce", null),
        claim("another nonce", Check.JWT_NONCE_MISMATCH, "nonce", "other"),
        of(
            "a nonce that was seen",
            Check.JWT_NONCE_REPLAYED,
            (t, a) ->
                t.store.insert(
                    "used-nonce", "reg-1/" + Fingerprint.of(a.nonce), "{}", Optional.empty())),
        claim("no type", Check.MESSAGE_TYPE_MISSING, LTI + "message_type", null),
        claim(
            "the type in another case",
            Check.MESSAGE_TYPE_UNSUPPORTED,
            LTI + "message_type",
            "ltiResourceLinkRequest"),
        claim("no version", Check.VERSION_MISSING, LTI + "version", null),
        claim("version 11.3", Check.VERSION_UNSUPPORTED, LTI + "version", "11.3"),
        claim("no deployment", Check.DEPLOYMENT_ID_MISSING, LTI + "deployment_id", null),
        claim("a blank deployment", Check.DEPLOYMENT_ID_MISSING, LTI + "deployment_id", " "),
        claim(
            "a long deployment",
            Check.DEPLOYMENT_ID_MISSING,
            LTI + "deployment_id",
            "1".repeat(256)),
        of(
            "another deployment than the login's",
            Check.DEPLOYMENT_ID_MISMATCH,
            (t, a) -> {
              Map<String, String> parameters = Tool.loginParameters();
              parameters.put("lti_deployment_id", "15");
              become(a, t.begin(parameters));
            }),
        claim("an unlisted deployment", Check.DEPLOYMENT_UNKNOWN, LTI + "deployment_id", "999"),
        claim("a blocked deployment", Check.DEPLOYMENT_BLOCKED, LTI + "deployment_id", "13"),
        claim("names but no sub", Check.SUB_MISSING, "sub", null),
        claim("names and a blank sub", Check.SUB_MISSING, "sub", ""),
        of(
            "nobody at all",
            Check.ANONYMOUS_NOT_ALLOWED,
            (t, a) ->
                a.claims
                    .keySet()
                    .removeAll(Set.of("sub", "name", "given_name", "family_name", "email"))),
        claim("a long sub", Check.SUB_INVALID, "sub", "u".repeat(256)),
        claim("no roles", Check.ROLES_MISSING, LTI + "roles", null),
        claim("roles as a text", Check.ROLES_MISSING, LTI + "roles", "Learner"),
        claim("no link", Check.RESOURCE_LINK_ID_MISSING, LTI + "resource_link", null),
        claim(
            "a link without id",
            Check.RESOURCE_LINK_ID_MISSING,
            LTI + "resource_link",
            Map.of("title", "x")),
        claim("no target", Check.TARGET_LINK_URI_MISSING, LTI + "target_link_uri", null),
        claim(
            "another target",
            Check.TARGET_LINK_URI_MISMATCH,
            LTI + "target_link_uri",
            "https://tool.example/lti/other"),
        of(
            "a foreign target",
            Check.TARGET_LINK_URI_FOREIGN,
            (t, a) -> {
              Map<String, String> parameters = Tool.loginParameters();
              parameters.put("target_link_uri", "https://tool.example/lti/%2e%2e/admin");
              become(a, t.begin(parameters));
              a.claims.put(LTI + "target_link_uri", "https://tool.example/lti/%2e%2e/admin");
            }),
        claim(
            "a context without id",
            Check.CONTEXT_ID_MISSING,
            LTI + "context",
            Map.of("title", "x")),
        claim("no lab", Check.LINK_WITHOUT_LAB, LTI + "custom", Map.of()),
        claim(
            "a lab that was not substituted",
            Check.LINK_WITHOUT_LAB,
            LTI + "custom",
            Map.of("labid", "$Lab.id")),
        claim(
            "a wrong duration",
            Check.LINK_SETTING_INVALID,
            LTI + "custom",
            Map.of("labid", "1", "duration_minutes", "14")),
        claim(
            "a lab in words",
            Check.LINK_SETTING_INVALID,
            LTI + "custom",
            Map.of("labid", "azure")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedWithItsCodeAndOpensNothing(Case spoiled) throws Exception {
    try (FakePlatform platform = new FakePlatform()) {
      Tool tool = new Tool(platform, new Agreed(platform));
      Tool.Attempt attempt = tool.begin();
      spoiled.spoil().on(tool, attempt);
      int before = tool.entered.size();

      WebResponse response = attempt.launch();

      assertThat(Tool.page(response))
          .contains(spoiled.check().code())
          .contains("<p class=\"reference\">");
      assertThat(response.status()).isEqualTo(spoiled.check().status());
      assertThat(tool.entered).hasSize(before);
    }
  }

  @Test
  void everyCheckOfALaunchIsProvokedHere() {
    Set<Check> provoked = cases().map(Case::check).collect(Collectors.toSet());

    List<Check> missing =
        Arrays.stream(Check.values())
            // Logins, confirmations, Deep Linking and reviews have tests of their own.
            .filter(c -> !c.number().matches("[LKFGH].*"))
            // The policies of deployments have a test of their own.
            .filter(c -> c != Check.DEPLOYMENT_PENDING)
            // The race for a state needs two threads: ReplayTest.
            .filter(c -> c != Check.STATE_TAKEN)
            // These only warn: below.
            .filter(c -> c != Check.MENTOR_SCOPE_WITHOUT_ROLE && c != Check.OPTIONAL_CLAIM_INVALID)
            .filter(c -> !provoked.contains(c))
            .toList();

    assertThat(missing).isEmpty();
  }

  private static void become(Tool.Attempt attempt, Tool.Attempt other) {
    attempt.state = other.state;
    attempt.nonce = other.nonce;
    attempt.cookies.clear();
    attempt.cookies.putAll(other.cookies);
    attempt.claims.put("nonce", other.nonce);
  }

  private static Case of(String name, Check check, Spoil spoil) {
    return new Case(name, check, spoil);
  }

  private static Case header(String name, Check check, String member, Object value) {
    return of(name, check, (t, a) -> put(a.header, member, value));
  }

  private static Case claim(String name, Check check, String member, Object value) {
    return of(name, check, (t, a) -> put(a.claims, member, value));
  }

  private static void put(Map<String, Object> map, String member, Object value) {
    if (value == null) {
      map.remove(member);
    } else {
      map.put(member, value);
    }
  }
}
