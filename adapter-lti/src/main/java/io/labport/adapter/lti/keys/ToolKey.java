package io.labport.adapter.lti.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Map;

/** A key pair by which the tool signs; {@code toString} shows its id only. */
public final class ToolKey {
  private final RSAKey pair;

  ToolKey(RSAKey pair) {
    this.pair = pair;
  }

  public String kid() {
    return pair.getKeyID();
  }

  /**
   * A JWT of these claims in compact form; always with {@code kid}, {@code alg} and {@code typ}.
   */
  public String sign(Map<String, Object> claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(pair.getKeyID())
            .build();
    JWSObject jwt = new JWSObject(header, new Payload(claims));
    try {
      jwt.sign(new RSASSASigner(pair));
    } catch (JOSEException e) {
      throw new IllegalStateException("tool key " + kid() + " does not sign", e);
    }
    return jwt.serialize();
  }

  @Override
  public String toString() {
    return "ToolKey[" + kid() + "]";
  }
}
