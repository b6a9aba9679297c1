package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GradeServicesTest extends LmsTest {

  private static final String CONTAINER = LineItemJson.CONTAINER_MEDIA_TYPE;
  private static final String ITEM = LineItemJson.MEDIA_TYPE;

  private String lineItems;
  private String token;

  @BeforeEach
  void get() throws Exception {
    lineItems = lms.baseUrl() + "/services/cloud-101/lineitems?type_id=14%3Amain";
    token = tool.token(lms, Scopes.LINE_ITEM);
  }

  @Test
  void coupledColumnsAreListedWithTheirLinks() throws Exception {
    HttpResponse<String> answer = tool.call("GET", lineItems, token, CONTAINER, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).isEqualTo(CONTAINER);
    JsonNode list = json(answer);
    assertThat(list).hasSize(2);
    assertThat(list.path(0).path("id").textValue()).isEqualTo(lineItem("lab-1"));
    assertThat(list.path(1).path("resourceLinkId").textValue()).isEqualTo("lab-2");
    assertThat(list.path(1).path("scoreMaximum").intValue()).isEqualTo(20);
  }

  @Test
  void aToolMakesReadsChangesAndDeletesAColumn() throws Exception {
    HttpResponse<String> made =
        create(
            """
            {"label":"Extra","scoreMaximum":7.5,"resourceId":"r","tag":"t","resourceLinkId":"lab-1",
             "endDateTime":"2026-06-30T21:59:00Z","gradesReleased":true,"x":1}""");
    String url = json(made).path("id").textValue();

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(json(tool.call("GET", url, token, ITEM, "")).path("label").textValue())
        .isEqualTo("Extra");
    HttpResponse<String> changed =
        tool.call(
            "PUT",
            url,
            token,
            ITEM,
            "{\"id\":\""
                + url
                + "\",\"label\":\"More\",\"scoreMaximum\":8,\"resourceLinkId\":\"lab-1\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(json(changed).has("tag")).isFalse();
    assertThat(tool.call("DELETE", url, token, ITEM, "").statusCode()).isEqualTo(204);
    assertThat(tool.call("GET", url, token, ITEM, "").statusCode()).isEqualTo(404);
  }

  @Test
  void whatCannotBeChangedIsRefused() throws Exception {
    String url = lineItem("lab-1");

    assertThat(tool.call("PUT", url, token, ITEM, "{\"label\":\"a\",\"scoreMaximum\":1}").body())
        .contains("resourceLinkId cannot be changed");
    assertThat(
            tool.call(
                    "PUT",
                    url,
                    token,
                    ITEM,
                    "{\"id\":\"x\",\"label\":\"a\",\"scoreMaximum\":1,\"resourceLinkId\":\"lab-1\"}")
                .body())
        .contains("id cannot be changed");
    assertThat(tool.call("DELETE", url, token, ITEM, "").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{\"scoreMaximum\":1}",
        "{\"label\":\" \",\"scoreMaximum\":1}",
        "{\"label\":\"a\"}",
        "{\"label\":\"a\",\"scoreMaximum\":0}",
        "{\"label\":\"a\",\"scoreMaximum\":\"1\"}",
        "{\"label\":\"a\",\"scoreMaximum\":1,\"startDateTime\":\"2026-06-30T21:59:00\"}",
        "{\"label\":\"a\",\"label\":\"b\",\"scoreMaximum\":1}"
      })
  void whatIsNotALineItemIsRefused(String body) throws Exception {
    HttpResponse<String> answer = create(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void aColumnForAForeignLinkIsNotFound() throws Exception {
    assertThat(create("{\"label\":\"a\",\"scoreMaximum\":1,\"resourceLinkId\":\"x\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void filtersNarrowTheList() throws Exception {
    create("{\"label\":\"a\",\"scoreMaximum\":1,\"resourceId\":\"r\",\"tag\":\"t\"}");
    create("{\"label\":\"b\",\"scoreMaximum\":1,\"resourceId\":\"r\",\"tag\":\"u\"}");

    assertThat(labels("&resource_id=r")).containsExactly("a", "b");
    assertThat(labels("&resource_id=r&tag=u")).containsExactly("b");
    assertThat(labels("&resource_link_id=lab-2")).containsExactly("Lab 2: Firewalls");
    assertThat(labels("&resource_link_id=lab-2&resource_id=r")).isEmpty();
  }

  @Test
  void pagesFollowEachOtherByLink() throws Exception {
    for (int i = 0; i < 5; i++) {
      create("{\"label\":\"c" + i + "\",\"scoreMaximum\":1,\"tag\":\"x y\"}");
    }

    List<String> seen = new ArrayList<>();
    String next = lineItems + "&tag=x%20y&limit=2";
    int pages = 0;
    while (next != null) {
      HttpResponse<String> page = tool.call("GET", next, token, CONTAINER, "");
      json(page).forEach(item -> seen.add(item.path("label").textValue()));
      Matcher link =
          Pattern.compile("<([^>]*)>; rel=\"next\"")
              .matcher(page.headers().firstValue("Link").orElse(""));
      next = link.find() ? link.group(1) : null;
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactly("c0", "c1", "c2", "c3", "c4");
    assertThat(tool.call("GET", lineItems + "&limit=0", token, CONTAINER, "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void anAddressWhoseQueryWasLostIsNotFound() throws Exception {
    String bare = lms.baseUrl() + "/services/cloud-101/lineitems";

    assertThat(tool.call("GET", bare, token, CONTAINER, "").statusCode()).isEqualTo(404);
    assertThat(tool.call("GET", lineItem("lab-1") + "/scores", token, ITEM, "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void scopesAndMediaTypesAreChecked() throws Exception {
    String readOnly = tool.token(lms, Scopes.LINE_ITEM_READ_ONLY);
    String score = tool.token(lms, Scopes.SCORE);
    String body = "{\"label\":\"a\",\"scoreMaximum\":1}";

    assertThat(tool.call("GET", lineItems, readOnly, CONTAINER, "").statusCode()).isEqualTo(200);
    assertThat(tool.call("POST", lineItems, readOnly, ITEM, body).statusCode()).isEqualTo(403);
    assertThat(tool.call("GET", lineItems, score, CONTAINER, "").statusCode()).isEqualTo(403);
    assertThat(tool.call("POST", lineItems, token, "application/json", body).statusCode())
        .isEqualTo(415);
    assertThat(tool.call("GET", lineItems, token, "text/html", "").statusCode()).isEqualTo(406);
    assertThat(tool.call("GET", lineItems, "none", CONTAINER, "").statusCode()).isEqualTo(401);
    assertThat(tool.get(java.net.URI.create(lineItems)).statusCode()).isEqualTo(401);
  }

  @Test
  void resultsShowWhatTheGradebookHolds() throws Exception {
    post("lab-2", score("ada", "2026-06-01T10:00:00.000Z", 50, 100));
    post("lab-2", score("ben", "2026-06-01T10:00:00.000Z", 20, 20));
    String read = tool.token(lms, Scopes.RESULT_READ_ONLY);
    String results = FakeTool.below(lineItem("lab-2"), "results");

    JsonNode all = json(tool.call("GET", results, read, ResultsService.MEDIA_TYPE, ""));
    JsonNode one =
        json(tool.call("GET", results + "&user_id=ada", read, ResultsService.MEDIA_TYPE, ""));
    JsonNode none =
        json(tool.call("GET", results + "&user_id=eve", read, ResultsService.MEDIA_TYPE, ""));

    assertThat(all).hasSize(2);
    assertThat(one).hasSize(1);
    assertThat(one.path(0).path("resultScore").intValue()).isEqualTo(10);
    assertThat(one.path(0).path("resultMaximum").intValue()).isEqualTo(20);
    assertThat(one.path(0).path("scoreOf").textValue()).isEqualTo(lineItem("lab-2"));
    assertThat(none).isEmpty();
    assertThat(tool.call("GET", results, token, ResultsService.MEDIA_TYPE, "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aLinkWithTwoColumnsNamesNoneInItsLaunch() throws Exception {
    create("{\"label\":\"second\",\"scoreMaximum\":1,\"resourceLinkId\":\"lab-1\"}");

    assertThat(
            object(claims("lab-1", "ada"), "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
                .keySet())
        .isEqualTo(Set.of("scope", "lineitems"));
  }

  private HttpResponse<String> create(String body) throws Exception {
    return tool.call("POST", lineItems, token, ITEM, body);
  }

  private List<String> labels(String filter) throws Exception {
    List<String> labels = new ArrayList<>();
    json(tool.call("GET", lineItems + filter, token, CONTAINER, ""))
        .forEach(item -> labels.add(item.path("label").textValue()));
    return labels;
  }
}
