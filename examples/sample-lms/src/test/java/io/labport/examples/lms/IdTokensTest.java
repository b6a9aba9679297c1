package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IdTokensTest extends LmsTest {

  @Test
  void goodTokensAreThoseOfALaunch() throws Exception {
    Map<String, Object> claims = lms.idTokens().claims("lab-2", "ada", "n");

    assertThat(verified(lms.idTokens().sign(claims)))
        .containsEntry("sub", "ada")
        .containsEntry("nonce", "n");
    assertThatThrownBy(() -> lms.idTokens().claims("lab-9", "ada", "n"))
        .hasMessageContaining("lab-9");
    assertThatThrownBy(() -> lms.idTokens().claims("lab-1", "eve", "n"))
        .hasMessageContaining("eve");
  }

  @Test
  void badTokensAreBadInExactlyTheirWay() throws Exception {
    IdTokens tokens = lms.idTokens();
    Map<String, Object> claims = tokens.claims("lab-1", "ada", "n");
    claims.put("aud", List.of("a", "b"));
    var right = new RSASSAVerifier(tokens.signingKey());

    assertThat(JWSObject.parse(tokens.signWithForeignKey(claims)).verify(right)).isFalse();
    JWSObject otherKid = JWSObject.parse(tokens.signWithKid("other", claims));
    assertThat(otherKid.verify(right)).isTrue();
    assertThat(otherKid.getHeader().getKeyID()).isEqualTo("other");
    assertThat(JWSObject.parse(tokens.signWithoutKid(claims)).getHeader().getKeyID()).isNull();
    assertThat(PlainObject.parse(tokens.unsigned(claims)).getPayload().toJSONObject())
        .containsEntry("aud", List.of("a", "b"));
    JWSObject confused = JWSObject.parse(tokens.signWithPublicKeyAsSecret(claims));
    assertThat(confused.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
    assertThat(confused.verify(new MACVerifier(tokens.signingKey().toRSAPublicKey().getEncoded())))
        .isTrue();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS512).build();
    assertThat(
            JWSObject.parse(tokens.sign(header, claims, tokens.foreignKey()))
                .verify(new RSASSAVerifier(tokens.foreignKey())))
        .isTrue();
  }
}
