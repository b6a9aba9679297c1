package io.labport.examples.certification;

import java.util.List;
import java.util.Map;

/** What a platform may say of its storage: LTI Client Side postMessages 1.0; OIDC Login 0.1. */
final class StorageCases {
  private StorageCases() {}

  static List<Case> all() {
    String script = "_parent\"><script>kit(1)</script>'</script><!--";
    return new CaseList(Group.STORAGE)
        .behaved(
            "storage-script",
            "an lti_storage_target that holds a script",
            "the page does not run it",
            stage -> {
              Map<String, String> sent = stage.loginParameters();
              sent.put("lti_storage_target", script);
              Answer answer = new Browser().get(Stage.withQuery(stage.target().loginUrl(), sent));
              if (answer.status() >= 500) {
                return new Seen.Wrong("the tool broke: status " + answer.status());
              }
              return answer.body().contains("<script>kit(1)")
                      || answer.body().contains("</script><!--")
                  ? new Seen.Wrong("the script is in the page")
                  : new Seen.Right("status " + answer.status());
            })
        .openedBy(
            "storage-no-answer",
            "a platform that promises storage, in a browser that keeps cookies",
            stage -> {
              Map<String, String> sent = stage.loginParameters();
              sent.put("lti_storage_target", "_parent");
              Browser browser = new Browser();
              Answer answer = browser.get(Stage.withQuery(stage.target().loginUrl(), sent));
              if (AuthenticationRequest.read(answer).isEmpty() && answer.status() == 200) {
                return new Seen.Skipped("the login page needs a browser with scripts");
              }
              Login login = Login.begun(stage, browser, sent, answer);
              String token = login.learnerDraft().sign();
              return new Seen.Answered(login.post(token), token);
            })
        .all();
  }
}
