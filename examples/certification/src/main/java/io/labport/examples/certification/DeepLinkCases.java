package io.labport.examples.certification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Choosing content: LTI Deep Linking 2.0. */
final class DeepLinkCases {
  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final String CHOSEN = "a Deep Linking response";
  private static final int TEN_KILOBYTES = 10_240;

  private DeepLinkCases() {}

  static List<Case> all() {
    CaseList cases = new CaseList(Group.DEEP_LINKING);
    certified(cases);
    settings(cases);
    choosing(cases);
    return cases.all();
  }

  private static void certified(CaseList cases) {
    cases
        .openedBy("D1", "a Deep Linking request", stage -> requested(stage, all -> {}))
        .behaved("D2", "a choice: a response", CHOSEN, stage -> chosen(stage, r -> List.of()))
        .behaved(
            "D3",
            "a choice: its message type",
            CHOSEN,
            stage ->
                chosen(
                    stage,
                    r -> equal("message_type", "LtiDeepLinkingResponse", r.lti("message_type"))))
        .behaved("D4", "a choice: iat and exp", CHOSEN, stage -> chosen(stage, r -> r.times()))
        .behaved(
            "D5",
            "a choice: its signature",
            "verifies with the tool's key set",
            stage -> chosen(stage, r -> r.signature(stage.target())))
        .behaved(
            "D6",
            "a choice: its claims",
            "all that are required",
            stage -> chosen(stage, r -> claims(stage, r)))
        .behaved(
            "D7",
            "a choice: its content items",
            "of an accepted type, complete",
            stage -> chosen(stage, DeepLinkCases::items))
        .openedBy("D8", "a launch of what was chosen", DeepLinkCases::launch);
  }

  private static void settings(CaseList cases) {
    cases
        .refusedBy(
            "dl-settings",
            "no settings",
            "deep-link-settings-missing",
            stage -> requested(stage, Map::clear))
        .refusedBy(
            "dl-settings.return-url",
            "no return URL",
            "deep-link-return-url-missing",
            stage -> requested(stage, all -> all.remove("deep_link_return_url")))
        .refusedBy(
            "dl-settings.types",
            "no accepted types",
            "deep-link-accept-types-missing",
            stage -> requested(stage, all -> all.remove("accept_types")))
        .refusedBy(
            "dl-javascript",
            "a return URL that is a script",
            "deep-link-return-url-invalid",
            stage -> requested(stage, all -> all.put("deep_link_return_url", "javascript:kit(1)")));
  }

  private static void choosing(CaseList cases) {
    cases
        .behaved(
            "dl-data",
            "data of ten kilobytes, with letters beyond ASCII",
            "it comes back unchanged",
            stage -> {
              String data = "é漢\uD83D\uDE00\"<&>'\\".repeat(TEN_KILOBYTES / 12);
              return chosen(
                  stage,
                  all -> all.put("data", data),
                  1,
                  r -> equal("data", data, r.claims().path(DL + "data").asText()));
            })
        .behaved(
            "dl-data.absent",
            "no data",
            "none comes back",
            stage ->
                chosen(
                    stage,
                    all -> all.remove("data"),
                    1,
                    r ->
                        r.claims().has(DL + "data")
                            ? List.of("data came back that was not sent")
                            : List.of()))
        .behaved(
            "dl-multiple",
            "no accept_multiple",
            "one item at most",
            stage ->
                chosen(
                    stage,
                    all -> all.remove("accept_multiple"),
                    1,
                    r -> r.items().size() <= 1 ? List.of() : List.of("several items")))
        .behaved(
            "dl-types",
            "only types that nobody knows",
            "refused, or returned with an error",
            DeepLinkCases::unknownTypes)
        .behaved(
            "dl-return-query",
            "a return URL with a query",
            "the query is kept",
            stage ->
                chosen(
                    stage,
                    all -> all.put("deep_link_return_url", returnUrl(stage) + "?a=1&b=%2F"),
                    1,
                    r -> equal("return URL", returnUrl(stage) + "?a=1&b=%2F", r.to().toString())))
        .behaved(
            "dl-cancel",
            "somebody who chooses nothing",
            "a response without items",
            stage ->
                chosen(
                    stage,
                    all -> {},
                    0,
                    r -> r.items().isEmpty() ? List.of() : List.of("there are items")))
        .behaved(
            "dl-double",
            "the picker's form a second time",
            "no second response",
            DeepLinkCases::twice);
  }

  /** As the suite sends it: no target link URI, no resource link, a context type in free text. */
  private static Login begun(Stage stage) throws Exception {
    Map<String, String> parameters = stage.loginParameters();
    stage
        .target()
        .deepLinkUrl()
        .ifPresent(url -> parameters.put("target_link_uri", url.toString()));
    return stage.login(new Browser(), parameters);
  }

  private static Draft draft(Stage stage, Login login, Consumer<Map<String, Object>> change) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("deep_link_return_url", returnUrl(stage));
    settings.put("accept_types", List.of("link", "file", "html", "ltiResourceLink"));
    settings.put("accept_presentation_document_targets", List.of("iframe", "window"));
    settings.put("accept_multiple", true);
    settings.put("auto_create", false);
    settings.put("data", "csrf:90b1 é +/=&");
    settings.put("kit_unknown", Map.of());
    change.accept(settings);
    Draft draft = login.draft(KitPlatform.LINK, KitPlatform.TEACHER);
    draft
        .withoutLti("resource_link", "target_link_uri", "custom")
        .lti("message_type", "LtiDeepLinkingRequest")
        .lti("context", Map.of("id", "kit-course", "type", List.of("Course Section")));
    return settings.isEmpty() ? draft : draft.claim(DL + "deep_linking_settings", settings);
  }

  private static String returnUrl(Stage stage) {
    return stage.platform().issuer() + "/deep-links/kit-course";
  }

  private static Optional<Seen> unsupported(Stage stage) {
    return stage.target().deepLinkUrl().isEmpty()
        ? Optional.of(new Seen.Skipped("the tool has no address for Deep Linking"))
        : Optional.empty();
  }

  private static Seen requested(Stage stage, Consumer<Map<String, Object>> change)
      throws Exception {
    Optional<Seen> skipped = unsupported(stage);
    if (skipped.isPresent()) {
      return skipped.get();
    }
    Login login = begun(stage);
    String token = draft(stage, login, change).sign();
    return new Seen.Answered(login.post(token), token);
  }

  /** What is wrong with a response. */
  @FunctionalInterface
  private interface Look {
    List<String> complaints(DeepLinkResponse response) throws Exception;
  }

  private static Seen chosen(Stage stage, Look look) throws Exception {
    return chosen(stage, all -> {}, 1, look);
  }

  private static Seen chosen(
      Stage stage, Consumer<Map<String, Object>> change, int items, Look look) throws Exception {
    Optional<Seen> skipped = unsupported(stage);
    if (skipped.isPresent()) {
      return skipped.get();
    }
    if (stage.drivers().picker().isEmpty()) {
      return new Seen.Skipped("nobody chooses in the tool's picker");
    }
    DeepLinkResponse response = pick(stage, change, items);
    return Seen.unless(look.complaints(response), "as expected");
  }

  private static DeepLinkResponse pick(Stage stage, Consumer<Map<String, Object>> change, int items)
      throws Exception {
    Login login = begun(stage);
    Answer picker = login.post(draft(stage, login, change).sign());
    Answer page = stage.drivers().picker().orElseThrow().pick(login.browser(), picker, items);
    return DeepLinkResponse.read(stage, page);
  }

  private static List<String> claims(Stage stage, DeepLinkResponse r) {
    List<String> wrong = new ArrayList<>();
    wrong.addAll(equal("iss", stage.target().clientId(), r.claims().path("iss").asText()));
    JsonNode audience = r.claims().path("aud");
    String aud = audience.isArray() ? audience.path(0).asText() : audience.asText();
    wrong.addAll(equal("aud", stage.platform().issuer(), aud));
    wrong.addAll(equal("version", "1.3.0", r.lti("version")));
    wrong.addAll(equal("deployment_id", stage.target().deployment(), r.lti("deployment_id")));
    wrong.addAll(equal("data", "csrf:90b1 é +/=&", r.claims().path(DL + "data").asText()));
    if (r.claims().path("nonce").asText().isBlank()) {
      wrong.add("nonce is missing");
    }
    if (!r.claims().path(DL + "content_items").isArray()) {
      wrong.add("content_items is no list");
    }
    return wrong;
  }

  private static List<String> items(DeepLinkResponse r) {
    if (r.items().isEmpty()) {
      return List.of("there are no content items");
    }
    List<String> wrong = new ArrayList<>();
    for (JsonNode item : r.items()) {
      String type = item.path("type").asText();
      if (!List.of("link", "file", "html", "ltiResourceLink").contains(type)) {
        wrong.add("an item's type is \"" + type + "\", which is not accepted");
      }
      boolean needsUrl = type.equals("link") || type.equals("file");
      if (needsUrl && item.path("url").asText().isBlank()) {
        wrong.add("an item of type " + type + " has no url");
      }
      JsonNode lineItem = item.path("lineItem");
      if (lineItem.isObject() && lineItem.path("scoreMaximum").asDouble() <= 0) {
        wrong.add("a line item has no scoreMaximum above 0");
      }
    }
    return wrong;
  }

  private static Seen launch(Stage stage) throws Exception {
    Optional<Seen> skipped = unsupported(stage);
    if (skipped.isPresent()) {
      return skipped.get();
    }
    if (stage.drivers().picker().isEmpty()) {
      return new Seen.Skipped("nobody chooses in the tool's picker");
    }
    JsonNode item =
        pick(stage, all -> {}, 1).items().stream()
            .filter(one -> one.path("type").asText().equals("ltiResourceLink"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no ltiResourceLink was chosen"));
    String url = item.path("url").asText(stage.target().targetLinkUri().toString());
    Map<String, String> parameters = stage.loginParameters();
    parameters.put("target_link_uri", url);
    Login login = stage.login(new Browser(), parameters);
    Map<String, String> custom = new LinkedHashMap<>();
    item.path("custom")
        .properties()
        .forEach(one -> custom.put(one.getKey(), one.getValue().asText()));
    String token =
        login
            .draft(KitPlatform.LINK, stage.learner())
            .lti("resource_link", Map.of("id", "kit-chosen", "title", "Chosen"))
            .lti("target_link_uri", url)
            .lti("custom", custom)
            .sign();
    return new Seen.Answered(login.post(token), token);
  }

  private static Seen unknownTypes(Stage stage) throws Exception {
    Seen seen = requested(stage, all -> all.put("accept_types", List.of("https://kit.example/x")));
    if (!(seen instanceof Seen.Answered answered)) {
      return seen;
    }
    Answer answer = answered.answer();
    if (answer.status() >= 400 && answer.status() < 500 && answer.readable()) {
      return new Seen.Right("refused with status " + answer.status());
    }
    if (Html.formWith(answer, "JWT").isEmpty()) {
      return new Seen.Wrong("neither refused nor returned: status " + answer.status());
    }
    DeepLinkResponse response = DeepLinkResponse.read(stage, answer);
    return response.items().isEmpty() && response.claims().has(DL + "errormsg")
        ? new Seen.Right("returned with an error message")
        : new Seen.Wrong("returned without an error message");
  }

  private static Seen twice(Stage stage) throws Exception {
    Optional<Seen> skipped = unsupported(stage);
    if (skipped.isPresent()) {
      return skipped.get();
    }
    if (stage.drivers().picker().isEmpty()) {
      return new Seen.Skipped("nobody chooses in the tool's picker");
    }
    PickerDriver driver = stage.drivers().picker().get();
    Login login = begun(stage);
    Answer picker = login.post(draft(stage, login, all -> {}).sign());
    Answer first = driver.pick(login.browser(), picker, 1);
    String jwt = DeepLinkResponse.read(stage, first).jwt();
    Answer second = driver.pick(login.browser(), picker, 1);
    Optional<Html.Form> form = Html.formWith(second, "JWT");
    return form.isPresent() && !jwt.equals(form.get().fields().get("JWT"))
        ? new Seen.Wrong("the tool made a second response")
        : new Seen.Right("status " + second.status());
  }

  private static List<String> equal(String name, String expected, String found) {
    return expected.equals(found) ? List.of() : List.of(name + " is \"" + found + "\"");
  }
}
