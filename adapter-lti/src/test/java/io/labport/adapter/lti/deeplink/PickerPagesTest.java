package io.labport.adapter.lti.deeplink;

import static io.labport.adapter.lti.deeplink.Selecting.DL;
import static io.labport.adapter.lti.deeplink.Selecting.fill;
import static io.labport.adapter.lti.deeplink.Selecting.items;
import static io.labport.adapter.lti.deeplink.Selecting.tick;
import static io.labport.adapter.lti.deeplink.Selecting.untick;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of the picker, without JavaScript. */
class PickerPagesTest {
  private final Selecting teacher = new Selecting();

  @AfterEach
  void close() {
    teacher.close();
  }

  @Test
  void theListShowsTheLabsBySeries() throws Exception {
    Document page = teacher.open();

    assertThat(page.select("legend").eachText()).containsExactly("Azure", "Linux", "Other labs");
    assertThat(page.select(".name").eachText())
        .containsExactly("Networks in Azure", "Storage in Azure", "First steps in Linux", "Alone");
    assertThat(page.expectFirst("#facts-101").text())
        .contains("No. N-101", "90 minutes", "English, German", "Instruction sets: 2")
        .contains("All about First steps in Linux & more");
  }

  @Test
  void everyFieldOfEveryPageHasALabelAndEveryPageOneHeading() throws Exception {
    Document list = teacher.open();
    tick(list, 101, 102);
    Document details = teacher.press(list, "continue");

    for (Document page : List.of(list, details)) {
      assertThat(page.select("h1")).hasSize(1);
      assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
      for (Element field : page.select("input:not([type=hidden]), select")) {
        assertThat(page.select("label[for=" + field.id() + "]")).as(field.outerHtml()).hasSize(1);
      }
      for (Element described : page.select("[aria-describedby]")) {
        assertThat(page.getElementById(described.attr("aria-describedby")))
            .as(described.outerHtml())
            .isNotNull();
      }
      for (Element group : page.select("fieldset")) {
        assertThat(group.child(0).tagName()).isEqualTo("legend");
      }
      assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
      assertThat(page.select("[style], [onclick], style, script:not([src])")).isEmpty();
    }
    assertThat(list.expectFirst("#count").attr("aria-live")).isEqualTo("polite");
  }

  @Test
  void aSearchFindsByEveryWordInNameNumberSeriesAndDescription() throws Exception {
    Document page = teacher.open();

    assertThat(found(page, "azure NETWORKS")).containsExactly("Networks in Azure");
    assertThat(found(page, "n-104")).containsExactly("Alone");
    assertThat(found(page, "103")).containsExactly("Storage in Azure");
    assertThat(found(page, "linux more")).containsExactly("First steps in Linux");
    assertThat(found(page, "nothing")).isEmpty();
  }

  @Test
  void whatIsTickedStaysThroughSearchesAndPages() throws Exception {
    for (int i = 0; i < 30; i++) {
      teacher.tool.catalog.lab(200 + i, "Lab " + (100 + i), "Many");
    }
    Document page = teacher.open();
    tick(page, 102);
    page = teacher.press(page, "page-2");
    assertThat(page.select("nav span").text()).isEqualTo("Page 2 of 2");
    assertThat(page.select("#count").text()).isEqualTo("Labs chosen: 1");
    tick(page, 229);
    fill(page, "q", "linux");
    page = teacher.press(page, "search");
    tick(page, 101);
    fill(page, "q", "");
    page = teacher.press(page, "search");
    assertThat(page.expectFirst("#lab-102").hasAttr("checked")).isTrue();
    untick(page, 102);

    Document details = teacher.press(page, "continue");

    assertThat(details.select("form > fieldset > legend").eachText())
        .containsExactly("Lab 129", "First steps in Linux");
  }

  @Test
  void aCatalogOfThousandsIsShownInPagesOfTwentyFive() throws Exception {
    for (int i = 0; i < 5000; i++) {
      teacher.tool.catalog.labs.add(
          teacher.tool.catalog.labs.get(0)); // the same content; the list does not care
    }

    Document page = teacher.open();

    assertThat(page.select("input[name=lab]")).hasSize(25);
    assertThat(page.expectFirst("#found").text()).isEqualTo("Labs found: 5004");
    assertThat(page.select("nav span").text()).isEqualTo("Page 1 of 201");
  }

  @Test
  void whereOneIsTakenOneCanBeChosenAlsoByAForgedForm() throws Exception {
    teacher.settings.remove("accept_multiple");
    teacher.settings.put("title", "Week 3");
    Document page = teacher.open();
    assertThat(page.title()).isEqualTo("Choose a lab");
    assertThat(page.select("input[type=radio]")).hasSize(4);
    String token = page.expectFirst("[name=token]").val();

    Document details =
        teacher.post(
            Map.of(
                "token", List.of(token),
                "do", List.of("continue"),
                "q", List.of(""),
                "lab", List.of("102", "101")));

    assertThat(details.select("form > fieldset")).hasSize(1);
    assertThat(details.expectFirst("#title-102").val()).isEqualTo("Week 3");
    assertThat(items(teacher.claimsOf(teacher.press(details, "add")))).hasSize(1);
  }

  @Test
  void aLaterChoiceReplacesAnEarlierOneWhereOneIsTaken() throws Exception {
    teacher.settings.put("accept_multiple", "false");
    Document page = teacher.open();
    tick(page, 102);
    fill(page, "q", "linux");
    page = teacher.press(page, "search");
    tick(page, 101);

    Document details = teacher.press(page, "continue");

    assertThat(details.select("form > fieldset > legend").eachText())
        .containsExactly("First steps in Linux");
  }

  @Test
  void labsThatAreNotInTheCatalogCannotBeChosen() throws Exception {
    String token = teacher.open().expectFirst("[name=token]").val();

    Document page =
        teacher.post(
            Map.of(
                "token", List.of(token),
                "do", List.of("continue"),
                "q", List.of(""),
                "lab", List.of("999", "x", "-1", "99999999999")));

    assertThat(teacher.response.status()).isEqualTo(422);
    assertThat(page.expectFirst("#error").text()).isEqualTo("Choose at least one lab.");
  }

  @Test
  void moreThanFiftyAtOnceAreTooMany() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 51; i++) {
      teacher.tool.catalog.lab(500 + i, "Lab " + i, "");
      all.add(Integer.toString(500 + i));
    }
    String token = teacher.open().expectFirst("[name=token]").val();

    Document page =
        teacher.post(
            Map.of("token", List.of(token), "do", List.of("add"), "q", List.of(""), "lab", all));

    assertThat(page.expectFirst("#error").text()).startsWith("At most 50 labs");
  }

  @Test
  void oneOfSeveralCanBeRemovedAndTheLastLeadsBackToTheList() throws Exception {
    Document details = teacher.details(101, 102);
    fill(details, "title-102", "Mine");

    details = teacher.press(details, "remove-101");

    assertThat(details.select("form > fieldset")).hasSize(1);
    assertThat(details.expectFirst("#title-102").val()).isEqualTo("Mine");
    assertThat(details.select("button[value^=remove-]")).isEmpty();
    Document list = teacher.press(details, "back");
    assertThat(list.expectFirst("#lab-102").hasAttr("checked")).isTrue();
    untick(list, 102);
    assertThat(teacher.press(list, "continue").expectFirst("#error").text())
        .isEqualTo("Choose at least one lab.");
  }

  @Test
  void aLabThatLeftTheCatalogMeanwhileLeavesTheSelection() throws Exception {
    Document details = teacher.details(101, 102);
    teacher.tool.catalog.labs.removeIf(lab -> lab.id().value() == 101);

    assertThat(items(teacher.claimsOf(teacher.press(details, "add"))))
        .extracting(i -> i.get("title"))
        .containsExactly("Networks in Azure");
  }

  @Test
  void withoutACatalogThereIsTryAgainAndAWayBack() throws Exception {
    teacher.tool.catalog.away = true;
    Document page = teacher.open();
    assertThat(teacher.response.status()).isEqualTo(503);
    assertThat(page.text()).contains("not responding", "skillable.timeout");
    assertThat(teacher.press(page, "again").title()).contains("cannot be shown");

    teacher.tool.catalog.away = false;
    assertThat(teacher.press(page, "again").select("input[name=lab]")).hasSize(4);
    teacher.tool.catalog.away = true;

    assertThat(items(teacher.claimsOf(teacher.press(page, "cancel")))).isEmpty();
  }

  @Test
  void anEmptyCatalogSaysSoAndCanBeLeft() throws Exception {
    teacher.tool.catalog.labs.clear();
    Document page = teacher.open();

    assertThat(page.text()).contains("There is no lab to choose from");
    assertThat(items(teacher.claimsOf(teacher.press(page, "cancel")))).isEmpty();
  }

  @Test
  void whatTheCatalogSaysIsShownAsText() throws Exception {
    teacher.tool.catalog.lab(666, "<script>alert(1)</script>", "\"><img src=x>");
    Document list = teacher.open();
    tick(list, 666);
    Document details = teacher.press(list, "continue");

    for (Document page : List.of(list, details)) {
      assertThat(page.select("script:not([src]), img")).isEmpty();
      assertThat(page.text()).contains("<script>alert(1)</script>");
    }
  }

  @Test
  void anErrorIsLeftBehindWhenItIsMended() throws Exception {
    Document details = teacher.details(101);
    fill(details, "points-101", "x");
    Document again = teacher.press(details, "add");
    fill(again, "points-101", "20");

    assertThat(teacher.claimsOf(teacher.press(again, "add"))).doesNotContainKey(DL + "errormsg");
  }

  private List<String> found(Document page, String query) throws Exception {
    fill(page, "q", query);
    return teacher.press(page, "search").select(".name").eachText();
  }
}
