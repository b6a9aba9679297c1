package io.labport.examples.certification;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A login that the tool has answered with its authentication request.
 *
 * @param sent the parameters of the login
 */
record Login(
    Stage stage, Browser browser, Map<String, String> sent, AuthenticationRequest request) {

  static Login begun(Stage stage, Browser browser, Map<String, String> sent, Answer answer)
      throws NoLoginException {
    AuthenticationRequest request =
        AuthenticationRequest.read(answer).orElseThrow(() -> new NoLoginException(answer));
    return new Login(stage, browser, sent, request);
  }

  /** Everything that is wrong with the authentication request. */
  List<String> complaints() {
    return request.complaints(sent, stage.target(), stage.platform().authorizationUrl());
  }

  /** The right claims of a launch by a learner, in a frame. */
  Draft learnerDraft() {
    return draft(KitPlatform.LINK, KitPlatform.learner(1));
  }

  /** The right claims of a launch in a frame, so that a tool need not start anything at once. */
  Draft draft(String link, String user) {
    Map<String, Object> claims =
        stage.platform().lms().idTokens().claims(link, user, request.value("nonce"));
    claims.put(
        Draft.LTI + "launch_presentation", Map.of("document_target", "iframe", "locale", "en"));
    return new Draft(stage.platform().keys(), claims);
  }

  /** The fields of a right authentication response. */
  Map<String, String> fields(String idToken) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id_token", idToken);
    fields.put("state", request.value("state"));
    return fields;
  }

  /** Posts the authentication response. */
  Answer post(String idToken) throws IOException {
    return post(fields(idToken));
  }

  Answer post(Map<String, String> fields) throws IOException {
    return browser.post(stage.target().redirectUri(), fields);
  }
}
