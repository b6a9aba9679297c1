package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An LMS with the sample courses and a registered tool, for each test anew. */
abstract class LmsTest {

  final TestClock clock = new TestClock();
  FakeTool tool;
  SampleLms lms;

  @BeforeEach
  void start() throws Exception {
    tool = new FakeTool(clock);
    lms = SampleLms.builder().clock(clock).tool(tool.registration()).start();
  }

  @AfterEach
  void stop() {
    lms.close();
    tool.close();
  }

  LmsControl control() {
    return lms.control();
  }

  Map<String, String> login(String link, String user) throws Exception {
    return tool.login(lms.launchUrl(link, user, Presentation.FRAME));
  }

  /** The form that the browser would post to the tool. */
  Form launch(String link, String user) throws Exception {
    return Form.in(tool.authorize(lms, tool.authenticationRequest(login(link, user))).body());
  }

  /** Claims, after the signature was checked against the published keys. */
  Map<String, Object> claims(String link, String user) throws Exception {
    return verified(launch(link, user).fields().get("id_token"));
  }

  Map<String, Object> verified(String idToken) throws Exception {
    JWSObject jws = JWSObject.parse(idToken);
    JWKSet published = JWKSet.parse(tool.get(lms.keysUrl()).body());
    var key = published.getKeyByKeyId(jws.getHeader().getKeyID()).toRSAKey();
    if (!jws.verify(new RSASSAVerifier(key))) {
      throw new AssertionError("the signature does not verify");
    }
    return jws.getPayload().toJSONObject();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<String, Object> claims, String name) {
    return (Map<String, Object>) claims.get(name);
  }

  String lineItem(String link) {
    LineItem column =
        control().lineItems("cloud-101").stream()
            .filter(item -> item.linkId().filter(link::equals).isPresent())
            .findFirst()
            .orElseThrow();
    return control().lineItemUrl(column);
  }

  static Map<String, Object> score(String user, String timestamp, Number given, Number maximum) {
    Map<String, Object> score = new LinkedHashMap<>();
    score.put("userId", user);
    score.put("timestamp", timestamp);
    score.put("activityProgress", "Completed");
    score.put("gradingProgress", "FullyGraded");
    score.put("scoreGiven", given);
    score.put("scoreMaximum", maximum);
    return score;
  }

  HttpResponse<String> post(String link, Map<String, Object> score) throws Exception {
    return tool.call(
        "POST",
        FakeTool.below(lineItem(link), "scores"),
        tool.token(lms, Scopes.SCORE),
        ScoreJson.MEDIA_TYPE,
        com.nimbusds.jose.util.JSONObjectUtils.toJSONString(score));
  }

  /** Another LMS with the same tool. */
  SampleLms imitating(LmsProfile profile, Quirk... more) {
    SampleLms.Builder wanted =
        SampleLms.builder().clock(clock).profile(profile).tool(tool.registration());
    for (Quirk quirk : more) {
      wanted.quirk(quirk);
    }
    return wanted.start();
  }

  static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JsonMapper.builder().build().readTree(answer.body());
  }
}
