package io.labport.adapter.lti.deeplink;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A teacher's browser at the picker: fills in forms and presses buttons, without JavaScript. */
final class Selecting implements AutoCloseable {
  static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
  static final String RETURN = "https://lms.example.edu/return?course=77&sesskey=a%20b";

  final FakePlatform platform = new FakePlatform();
  final Agreed agreed = new Agreed(platform);
  final Map<String, Object> settings = new LinkedHashMap<>();
  final Map<String, Object> claims = new LinkedHashMap<>();
  Tool tool = new Tool(platform, agreed);
  WebResponse response = WebResponse.empty(204);

  Selecting() {
    settings.put("deep_link_return_url", RETURN);
    settings.put("accept_types", List.of("link", "file", "html", "ltiResourceLink"));
    settings.put("accept_presentation_document_targets", List.of("iframe", "window"));
    settings.put("accept_multiple", true);
    tool.catalog
        .lab(101, "First steps in Linux", "Linux")
        .lab(102, "Networks in Azure", "Azure")
        .lab(103, "Storage in Azure", "Azure")
        .lab(104, "Alone", "");
  }

  /** The same platform with another agreement. */
  Selecting renewed() {
    Tool before = tool;
    tool = new Tool(platform, agreed);
    tool.catalog.labs.addAll(before.catalog.labs);
    return this;
  }

  /** The request for content, as a teacher of the course unless a claim says otherwise. */
  Document open() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(Tool.LTI + "message_type", "LtiDeepLinkingRequest");
    attempt.claims.put(Tool.LTI + "roles", List.of(INSTRUCTOR));
    attempt.claims.remove(Tool.LTI + "target_link_uri");
    attempt.claims.remove(Tool.LTI + "resource_link");
    attempt.claims.remove(Tool.LTI + "custom");
    attempt.claims.put("locale", "en");
    attempt.claims.put(DL + "deep_linking_settings", settings);
    change(attempt.claims, claims);
    return shown(attempt.launch());
  }

  /** A resource link launch. */
  Document launch(Map<String, Object> changed) throws Exception {
    Map<String, String> login = Tool.loginParameters();
    Object target = changed.get(Tool.LTI + "target_link_uri");
    if (target != null) {
      login.put("target_link_uri", target.toString());
    }
    Tool.Attempt attempt = tool.begin(login);
    attempt.claims.put("locale", "en");
    change(attempt.claims, changed);
    return shown(attempt.launch());
  }

  /** A value that is null takes the claim away. */
  private static void change(Map<String, Object> claims, Map<String, Object> changed) {
    changed.forEach(
        (name, value) -> {
          if (value == null) {
            claims.remove(name);
          } else {
            claims.put(name, value);
          }
        });
  }

  /** Presses the button, with what stands in the page's form. */
  Document press(Document page, String button) throws Exception {
    Map<String, List<String>> form = new LinkedHashMap<>();
    FormElement element = page.expectForm("form[action=https://tool.example/lti/picker]");
    for (Connection.KeyVal field : element.formData()) {
      form.computeIfAbsent(field.key(), name -> new ArrayList<>()).add(field.value());
    }
    assertThat(element.select("button[name=do][value=" + button + "]"))
        .as(element.outerHtml())
        .isNotEmpty();
    form.put("do", List.of(button));
    return post(form);
  }

  Document post(Map<String, List<String>> form) throws Exception {
    return shown(send(form));
  }

  /** As {@link #post}, by any thread. */
  Document answerTo(Map<String, List<String>> form) throws Exception {
    return parsed(send(form));
  }

  private WebResponse send(Map<String, List<String>> form) throws Exception {
    return tool.handle(
        "POST",
        "/picker",
        new WebRequest(
            "POST",
            "/picker",
            Map.of(),
            Map.of(),
            Map.of("content-type", List.of("application/x-www-form-urlencoded")),
            Map.of(),
            new byte[0],
            form,
            InetAddress.getLoopbackAddress()));
  }

  static void tick(Document page, int... labs) {
    for (int lab : labs) {
      page.expectFirst("#lab-" + lab).attr("checked", true);
    }
  }

  static void untick(Document page, int lab) {
    page.expectFirst("#lab-" + lab).removeAttr("checked");
  }

  static void fill(Document page, String id, String value) {
    page.expectFirst("#" + id).val(value);
  }

  static void choose(Document page, String id, String value) {
    page.select("#" + id + " option").removeAttr("selected");
    page.expectFirst("#" + id + " option[value=" + value + "]").attr("selected", true);
  }

  /** From the list to the settings of what was ticked. */
  Document details(int... labs) throws Exception {
    Document page = open();
    tick(page, labs);
    return press(page, "continue");
  }

  /** What the page gives the platform, its signature checked against the published keys. */
  Map<String, Object> claimsOf(Document page) throws Exception {
    assertThat(response.status()).as(page.outerHtml()).isEqualTo(200);
    FormElement form = page.expectForm("form#continue");
    assertThat(form.attr("method")).isEqualTo("post");
    List<Connection.KeyVal> fields = form.formData();
    assertThat(fields).extracting(Connection.KeyVal::key).containsExactly("JWT");
    SignedJWT jwt = SignedJWT.parse(fields.get(0).value());
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(jwt.getHeader().getType().getType()).isEqualTo("JWT");
    JWKSet published = JWKSet.parse(Tool.page(keys()));
    var key = published.getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    return jwt.getPayload().toJSONObject();
  }

  @SuppressWarnings("unchecked") // what a JSON parser makes
  static List<Map<String, Object>> items(Map<String, Object> claims) {
    return (List<Map<String, Object>>) claims.get(DL + "content_items");
  }

  @SuppressWarnings("unchecked") // what a JSON parser makes
  static Map<String, Object> object(Map<String, Object> parent, String name) {
    return (Map<String, Object>) parent.get(name);
  }

  private WebResponse keys() throws Exception {
    return tool.handle(
        "GET",
        "/jwks",
        new WebRequest(
            "GET",
            "/jwks",
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            new byte[0],
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }

  private Document shown(WebResponse answer) {
    response = answer;
    return parsed(answer);
  }

  private static Document parsed(WebResponse answer) {
    return Jsoup.parse(Tool.page(answer), "https://tool.example/lti/picker");
  }

  @Override
  public void close() {
    platform.close();
  }
}
