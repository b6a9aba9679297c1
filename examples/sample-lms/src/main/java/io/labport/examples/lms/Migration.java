package io.labport.examples.lms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tool's life before LTI 1.3: launches say under which ids it knew people, courses and links.
 *
 * @param sharedSecret of the consumer key; an empty one leaves the signature out
 * @param formerUserIds former id by present id; who is not there is known under the same id
 * @param formerContextIds likewise
 * @param formerLinkIds likewise
 */
public record Migration(
    String consumerKey,
    String sharedSecret,
    Map<String, String> formerUserIds,
    Map<String, String> formerContextIds,
    Map<String, String> formerLinkIds) {

  public Migration {
    formerUserIds = Map.copyOf(formerUserIds);
    formerContextIds = Map.copyOf(formerContextIds);
    formerLinkIds = Map.copyOf(formerLinkIds);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "migration from " + consumerKey;
  }

  /** The lti1p1 claim: LTI 1.3 migration guide, section "Migration claim". */
  Map<String, Object> claim(Platform platform, Occasion occasion, Map<String, Object> claims) {
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("oauth_consumer_key", consumerKey);
    if (!sharedSecret.isEmpty()) {
      claim.put("oauth_consumer_key_sign", signature(platform, claims));
    }
    put(claim, "user_id", formerUserIds, occasion.member().id());
    put(claim, "context_id", formerContextIds, occasion.course().id());
    if (occasion.purpose() instanceof Purpose.OpenLink open) {
      put(claim, "resource_link_id", formerLinkIds, open.link().id());
    }
    return claim;
  }

  Optional<String> formerUserId(String userId) {
    return Optional.ofNullable(formerUserIds.get(userId));
  }

  private String signature(Platform platform, Map<String, Object> claims) {
    String message =
        String.join(
            "&",
            consumerKey,
            String.valueOf(claims.get(LaunchClaims.LTI + "deployment_id")),
            platform.issuer(),
            platform.tool().clientId(),
            String.valueOf(claims.get("exp")),
            String.valueOf(claims.get("nonce")));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(sharedSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException noHmac) {
      throw new IllegalStateException("this Java has no HmacSHA256", noHmac);
    }
  }

  private static void put(
      Map<String, Object> claim, String name, Map<String, String> former, String present) {
    Optional.ofNullable(former.get(present)).ifPresent(id -> claim.put(name, id));
  }
}
