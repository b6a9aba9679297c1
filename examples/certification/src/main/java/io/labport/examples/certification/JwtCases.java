package io.labport.examples.certification;

import com.nimbusds.jose.JOSEException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Tokens as attackers and broken platforms make them: RFC 7515, RFC 8725. */
final class JwtCases {
  private JwtCases() {}

  static List<Case> all() {
    CaseList cases = new CaseList(Group.JWT);
    algorithms(cases);
    shapes(cases);
    headers(cases);
    contents(cases);
    return cases.all();
  }

  private static void algorithms(CaseList cases) {
    cases
        .refused(
            "jwt-none",
            "alg none, with a final dot",
            "jwt-alg-not-allowed",
            d -> unsigned(d, "none") + ".")
        .refused(
            "jwt-none.no-dot",
            "alg none, without a final dot",
            "jwt-malformed|jwt-alg-not-allowed",
            d -> unsigned(d, "none"))
        .refused("jwt-none.case", "alg None", "jwt-alg-not-allowed", d -> unsigned(d, "None") + ".")
        .refused(
            "jwt-none.signed",
            "alg none over a right signature",
            "jwt-alg-not-allowed",
            d -> d.header("alg", "none").sign())
        .refused(
            "jwt-hs256",
            "HS256 with the public key in PEM as the secret",
            "jwt-alg-not-allowed",
            d -> symmetric(d, pem(d)))
        .refused(
            "jwt-hs256.der",
            "HS256 with the public key's bytes as the secret",
            "jwt-alg-not-allowed",
            d -> symmetric(d, encodedKey(d)))
        .refused(
            "jwt-ec-key",
            "RS256 with the kid of an EC key",
            "jwt-key-unusable|jwt-kid-unknown",
            d -> d.header("kid", d.keys().elliptic().getKeyID()).sign())
        .refused(
            "jwt-es256",
            "ES256 with a published key, though RS256 is agreed",
            "jwt-alg-not-allowed",
            d -> {
              d.header("alg", "ES256").header("kid", d.keys().elliptic().getKeyID());
              return Jws.es256(d.headerJson(), d.payload(), d.keys().elliptic());
            })
        .refused(
            "jwt-es256.rs512",
            "RS512, though RS256 is agreed",
            "jwt-alg-not-allowed",
            d -> {
              d.header("alg", "RS512");
              return Jws.rs512(d.headerJson(), d.payload(), d.keys().main());
            })
        .opened(
            "jwt-twin",
            "the kid of an RSA key that is an EC key's too",
            d -> d.header("kid", Keys.TWIN).sign(d.keys().twin()));
  }

  private static void shapes(CaseList cases) {
    cases
        .refused(
            "jwt-payload",
            "another payload under the signature",
            "jwt-signature-invalid",
            JwtCases::otherPayload)
        .refused(
            "jwt-signature", "another signature", "jwt-signature-invalid", JwtCases::otherSignature)
        .refused(
            "jwt-signature.stranger",
            "a stranger's signature under the right kid",
            "jwt-signature-invalid",
            d -> d.sign(d.keys().stranger()))
        .refused(
            "jwt-truncated",
            "no signature after the last dot",
            "jwt-signature-invalid|jwt-malformed",
            d -> d.sign().replaceAll("[^.]*$", ""))
        .refused(
            "jwt-truncated.half",
            "half a signature",
            "jwt-signature-invalid",
            d -> d.sign().substring(0, d.sign().length() - 170))
        .refused(
            "jwt-truncated.two",
            "two parts",
            "jwt-malformed",
            d -> d.sign().replaceAll("\\.[^.]*$", ""))
        .refused(
            "jwt-truncated.one",
            "one part",
            "jwt-malformed",
            d -> d.sign().replaceAll("\\..*$", ""))
        .refused("jwt-parts", "four parts", "jwt-malformed", d -> d.sign() + ".x")
        .refused(
            "jwt-parts.five",
            "five parts, as an encrypted token",
            "jwt-malformed",
            d -> d.sign() + ".x.y")
        .refused("jwt-parts.rubbish", "no token at all", "jwt-malformed", d -> "rubbish")
        .refusedBy(
            Expectation.Manner.SIZE,
            "jwt-giant",
            "a token of 400 kilobytes",
            "launch-too-large",
            stage -> giant(stage, 300_000))
        .refusedBy(
            Expectation.Manner.SIZE,
            "jwt-giant.megabytes",
            "a token of two megabytes",
            "launch-too-large",
            stage -> giant(stage, 1_500_000));
  }

  private static void headers(CaseList cases) {
    cases
        .refusedBy(
            "jwt-jku",
            "a jku that names the attacker's key set",
            "jwt-kid-unknown",
            stage -> trapped(stage, d -> d.header("jku", stage.platform().trapUrl().toString())))
        .refusedBy(
            "jwt-x5u",
            "an x5u that names the attacker's certificate",
            "jwt-kid-unknown",
            stage -> trapped(stage, d -> d.header("x5u", stage.platform().trapUrl().toString())))
        .refusedBy(
            "jwt-jwk",
            "the attacker's key in the header",
            "jwt-kid-unknown",
            stage ->
                trapped(
                    stage, d -> d.header("jwk", d.keys().stranger().toPublicJWK().toJSONObject())))
        .refusedBy(
            "jwt-jku.known-kid",
            "a jku beside the kid of the platform's own key",
            "jwt-signature-invalid",
            stage ->
                trapped(
                    stage,
                    d ->
                        d.header("jku", stage.platform().trapUrl().toString())
                            .header("kid", d.keys().main().getKeyID())))
        .refused(
            "jwt-crit",
            "a critical extension that nobody knows",
            "jwt-crit-unsupported",
            d -> d.header("crit", List.of("kit")).header("kit", 1).sign())
        .refused(
            "jwt-crit.empty",
            "an empty list of critical extensions",
            "jwt-crit-unsupported",
            d -> d.header("crit", List.of()).sign());
  }

  private static void contents(CaseList cases) {
    cases
        .refused(
            "jwt-deep",
            "lists 5,000 deep",
            "jwt-malformed",
            d -> d.signRaw("{\"deep\":" + "[".repeat(5000) + "]".repeat(5000) + "," + rest(d)))
        .refused(
            "jwt-duplicates",
            "a claim that is there twice",
            "jwt-malformed",
            d -> d.signRaw("{\"sub\":\"kit-somebody-else\"," + rest(d)))
        .refused(
            "jwt-duplicates.header",
            "a header that is there twice",
            "jwt-malformed",
            d ->
                Jws.rs256(
                    "{\"alg\":\"none\"," + d.headerJson().substring(1),
                    d.payload(),
                    d.keys().main()))
        .refused(
            "jwt-bom",
            "a byte order mark before the claims",
            "jwt-malformed",
            d -> d.signRaw("\uFEFF" + d.payloadJson()))
        .refused(
            "jwt-utf8",
            "bytes that are not UTF-8",
            "jwt-malformed",
            d -> {
              byte[] payload = d.claim("kit", "?").payloadJson().getBytes(StandardCharsets.UTF_8);
              payload[new String(payload, StandardCharsets.ISO_8859_1).indexOf("\"?\"") + 1] =
                  (byte) 0xff;
              return d.signRaw(payload);
            })
        .refused(
            "jwt-utf8.list",
            "a list of claims",
            "jwt-malformed",
            d -> d.signRaw("[" + d.payloadJson() + "]"))
        .refused(
            "jwt-utf8.more",
            "more after the claims",
            "jwt-malformed",
            d -> d.signRaw(d.payloadJson() + "{}"));
  }

  private static Seen giant(Stage stage, int bytes) throws Exception {
    return CaseList.launched(
        stage, KitPlatform.learner(1), d -> d.lti("custom", Map.of("x", "y".repeat(bytes))).sign());
  }

  private static String rest(Draft draft) {
    return draft.payloadJson().substring(1);
  }

  private static String unsigned(Draft draft, String algorithm) {
    draft.header("alg", algorithm);
    return Jws.input(draft.headerJson(), draft.payload());
  }

  private static String symmetric(Draft draft, byte[] secret) {
    return Jws.hs256(draft.header("alg", "HS256").headerJson(), draft.payload(), secret);
  }

  private static byte[] pem(Draft draft) throws JOSEException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encodedKey(draft));
    return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] encodedKey(Draft draft) throws JOSEException {
    return draft.keys().main().toPublicKey().getEncoded();
  }

  private static String otherPayload(Draft draft) {
    String[] right = draft.sign().split("\\.", -1);
    String[] other = draft.claim("sub", "kit-somebody-else").sign().split("\\.", -1);
    return right[0] + "." + other[1] + "." + right[2];
  }

  private static String otherSignature(Draft draft) {
    String token = draft.sign();
    int at = token.lastIndexOf('.') + 20;
    return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
  }

  /** Whatever a header says, nothing but the agreed key set may be fetched (RFC 8725, 3.10). */
  private static Seen trapped(Stage stage, java.util.function.Consumer<Draft> bait)
      throws Exception {
    int before = stage.platform().door().trapped();
    Login login = stage.login();
    Draft draft = login.learnerDraft().header("kid", stage.platform().keys().stranger().getKeyID());
    bait.accept(draft);
    String token = draft.sign(draft.keys().stranger());
    Answer answer = login.post(token);
    return stage.platform().door().trapped() == before
        ? new Seen.Answered(answer, token)
        : new Seen.Wrong("the tool fetched what the token's header told it to");
  }
}
