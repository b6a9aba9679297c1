package io.labport.examples.certification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Well signed tokens whose claims are wrong: OpenID Connect Core 1.0, 3.1.3.7; LTI Core 1.3, 5. */
final class ClaimCases {
  private static final String STRANGER = "kit-some-other-client";
  private static final String TOO_LONG = "x".repeat(256);
  private static final long YEARS = 3L * 365 * 24 * 3600;

  private ClaimCases() {}

  static List<Case> all() {
    CaseList cases = new CaseList(Group.CLAIMS);
    audiences(cases);
    issuers(cases);
    times(cases);
    nonces(cases);
    messages(cases);
    return cases.all();
  }

  private static void audiences(CaseList cases) {
    cases
        .refused(
            "claim-aud",
            "another audience",
            "jwt-aud-mismatch",
            d -> d.claim("aud", STRANGER).sign())
        .refused(
            "claim-aud.stranger",
            "a stranger beside us",
            "jwt-aud-untrusted",
            d -> d.claim("aud", List.of(d.claims().get("aud"), STRANGER)).sign())
        .refused(
            "claim-aud.others",
            "a list without us",
            "jwt-aud-mismatch",
            d -> d.claim("aud", List.of(STRANGER)).sign())
        .refused(
            "claim-aud.none",
            "an empty list",
            "jwt-aud-mismatch",
            d -> d.claim("aud", List.of()).sign())
        .refused("claim-aud.number", "a number", "jwt-aud-mismatch", d -> d.claim("aud", 7).sign())
        .refused(
            "claim-aud.absent", "no audience", "jwt-aud-mismatch", d -> d.without("aud").sign())
        .opened(
            "claim-aud.list",
            "a list of us alone",
            d -> d.claim("aud", List.of(d.claims().get("aud"))).sign())
        .refused(
            "claim-azp",
            "another authorized party",
            "jwt-azp-mismatch",
            d -> d.claim("azp", STRANGER).sign())
        .opened("claim-azp.absent", "no authorized party", d -> d.without("azp").sign());
  }

  private static void issuers(CaseList cases) {
    cases
        .refused(
            "claim-iss",
            "the issuer with a slash at its end",
            "jwt-iss-mismatch",
            d -> d.claim("iss", issuer(d) + "/").sign())
        .refused(
            "claim-iss.case",
            "the issuer in capitals",
            "jwt-iss-mismatch",
            d -> d.claim("iss", issuer(d).toUpperCase(Locale.ROOT)).sign())
        .refused(
            "claim-iss.scheme",
            "the issuer with the other scheme",
            "jwt-iss-mismatch",
            d ->
                d.claim(
                        "iss",
                        issuer(d).startsWith("https:")
                            ? issuer(d).replaceFirst("https:", "http:")
                            : issuer(d).replaceFirst("http:", "https:"))
                    .sign())
        .refused(
            "claim-iss.other",
            "another issuer",
            "jwt-iss-mismatch",
            d -> d.claim("iss", "https://somebody-else.example").sign());
  }

  private static void times(CaseList cases) {
    cases
        .refused(
            "claim-exp",
            "exp as text",
            "jwt-exp-missing",
            d -> d.claim("exp", Long.toString(d.issued() + 300)).sign())
        .refused(
            "claim-exp.negative", "a negative exp", "jwt-expired", d -> d.claim("exp", -1).sign())
        .opened(
            "claim-exp.float",
            "exp with a fraction",
            d -> d.claim("exp", d.issued() + 300.5).sign())
        .refused("claim-exp.absent", "no exp", "jwt-exp-missing", d -> d.without("exp").sign())
        .refused(
            "claim-exp.past",
            "a token that expired ten minutes ago",
            "jwt-expired",
            d -> d.claim("iat", d.issued() - 900).claim("exp", d.issued() - 600).sign())
        .refused(
            "claim-iat",
            "iat in an hour",
            "jwt-iat-future",
            d -> d.claim("exp", d.issued() + 7200).claim("iat", d.issued() + 3600).sign())
        .refused("claim-iat.absent", "no iat", "jwt-iat-missing", d -> d.without("iat").sign())
        .refused(
            "claim-iat.text",
            "iat as text",
            "jwt-iat-missing",
            d -> d.claim("iat", Long.toString(d.issued())).sign())
        .refused(
            "claim-lifetime",
            "a token that lives for years",
            "jwt-lifetime",
            d -> d.claim("exp", d.issued() + YEARS).sign());
  }

  private static void nonces(CaseList cases) {
    cases
        .refused(
            "claim-nonce",
            "another nonce",
            "jwt-nonce-mismatch",
            d -> d.claim("nonce", "kit-some-other-nonce-0123456789").sign())
        .refused(
            "claim-nonce.absent", "no nonce", "jwt-nonce-missing", d -> d.without("nonce").sign())
        .refusedBy(
            "claim-nonce.reused",
            "the nonce of an earlier launch",
            "jwt-nonce-mismatch|jwt-nonce-replayed",
            stage -> {
              Login earlier = stage.login();
              earlier.post(earlier.learnerDraft().sign());
              Login login = stage.login();
              String token =
                  login.learnerDraft().claim("nonce", earlier.request().value("nonce")).sign();
              return new Seen.Answered(login.post(token), token);
            })
        .refusedBy(
            "claim-nonce.swapped",
            "the nonce of another login that is still open",
            "jwt-nonce-mismatch",
            stage -> {
              Login other = stage.login();
              Login login = stage.login();
              String token =
                  login.learnerDraft().claim("nonce", other.request().value("nonce")).sign();
              return new Seen.Answered(login.post(token), token);
            });
  }

  private static void messages(CaseList cases) {
    cases
        .refused(
            "claim-sub",
            "a sub of 256 characters",
            "sub-invalid",
            d -> d.claim("sub", TOO_LONG).sign())
        .refused(
            "claim-deployment",
            "a deployment id that is a number",
            "deployment-id-missing|deployment-id-mismatch",
            d -> d.lti("deployment_id", 1).sign())
        .refused(
            "claim-deployment.blank",
            "a blank deployment id",
            "deployment-id-missing",
            d -> d.lti("deployment_id", " ").sign())
        .refused(
            "claim-deployment.long",
            "a deployment id of 256 characters",
            "deployment-id-missing",
            d -> d.lti("deployment_id", TOO_LONG).sign())
        .refused(
            "claim-deployment.other",
            "another deployment than the login named",
            "deployment-id-mismatch",
            d -> d.lti("deployment_id", "kit-unknown-deployment").sign())
        .refusedBy(
            "claim-deployment.unknown",
            "a deployment that nobody approved",
            "deployment-unknown|deployment-pending",
            stage -> {
              Map<String, String> parameters = stage.loginParameters();
              parameters.remove("lti_deployment_id");
              Login login = stage.login(new Browser(), parameters);
              String token =
                  login.learnerDraft().lti("deployment_id", "kit-unknown-deployment").sign();
              return new Seen.Answered(login.post(token), token);
            })
        .refused(
            "claim-roles",
            "roles as text",
            "roles-missing",
            d -> d.lti("roles", "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner").sign())
        .behaved(
            "claim-roles.nulls",
            "roles with nulls",
            "opened or refused, not broken",
            stage -> unbroken(stage, d -> d.lti("roles", Arrays.asList(null, "Learner", 7)).sign()))
        .opened(
            "claim-custom",
            "custom parameters that are null or numbers",
            d -> {
              Map<String, Object> custom = new HashMap<>();
              if (d.claims().get(Draft.LTI + "custom") instanceof Map<?, ?> right) {
                right.forEach((name, value) -> custom.put(String.valueOf(name), value));
              }
              custom.put("kit_null", null);
              custom.put("kit_number", 7);
              return d.lti("custom", custom).sign();
            })
        .refused(
            "claim-message-type",
            "an unknown message type",
            "message-type-unsupported",
            d -> d.lti("message_type", "KitUnknownRequest").sign())
        .refused(
            "claim-message-type.case",
            "a message type in the wrong case",
            "message-type-unsupported",
            d -> d.lti("message_type", "ltiresourcelinkrequest").sign());
  }

  private static Seen unbroken(Stage stage, CaseList.Forging forging) throws Exception {
    Login login = stage.login();
    Answer answer = login.post(forging.token(login.learnerDraft()));
    List<String> complaints = new ArrayList<>();
    if (answer.status() >= 500) {
      complaints.add("the tool broke: status " + answer.status());
    }
    return Seen.unless(complaints, "status " + answer.status());
  }

  private static String issuer(Draft draft) {
    return String.valueOf(draft.claims().get("iss"));
  }
}
