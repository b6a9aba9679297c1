package io.labport.adapter.lti.deeplink;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.signing.SigningKeys;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs what goes back to the platform (Deep Linking 2.0, section 4.5). */
public final class DeepLinkingResponse {
  /** Some platforms, D2L for one, tolerate no token of the future. */
  private static final int EARLIER = 5;

  private static final int SECONDS = 300;

  private final SigningKeys keys;
  private final Unguessable unguessable;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public DeepLinkingResponse(SigningKeys keys, Unguessable unguessable, Clock clock) {
    this.keys = keys;
    this.unguessable = unguessable;
    this.clock = clock;
  }

  /**
   * @param items may be empty: nothing was chosen
   * @param more further claims by their full names
   */
  String signed(LtiMessage request, List<Map<String, Object>> items, Map<String, Object> more) {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", request.registration().clientId());
    claims.put("aud", request.registration().issuer());
    claims.put("iat", now - EARLIER);
    claims.put("exp", now + SECONDS);
    claims.put("nonce", unguessable.value());
    claims.put(DeepLinkingClaims.LTI + "message_type", DeepLinkingClaims.RESPONSE);
    claims.put(DeepLinkingClaims.LTI + "version", "1.3.0");
    claims.put(DeepLinkingClaims.LTI + "deployment_id", request.deployment());
    var data = DeepLinkingSettings.of(request.claims()).data();
    if (!data.isMissingNode() && !data.isNull()) {
      claims.put(DeepLinkingClaims.DATA, json.convertValue(data, Object.class));
    }
    claims.put(DeepLinkingClaims.CONTENT_ITEMS, items);
    claims.putAll(more);
    return keys.active(request.registration()).sign(claims);
  }
}
