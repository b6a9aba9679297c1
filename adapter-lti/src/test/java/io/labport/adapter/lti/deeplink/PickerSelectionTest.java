package io.labport.adapter.lti.deeplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.registration.RegistrationState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a selection lives, and who can go on with it. */
class PickerSelectionTest {
  private final Selecting teacher = new Selecting();

  @AfterEach
  void close() {
    teacher.close();
  }

  @Test
  void aSelectionEndsAfterTwoHours() throws Exception {
    Document page = teacher.open();
    teacher.tool.clock.turn(Duration.ofHours(2));

    assertThat(teacher.press(page, "cancel").text()).contains("lti.picker-expired");
    assertThat(teacher.response.status()).isEqualTo(400);
  }

  @Test
  void aSelectionEndsWithItsRegistration() throws Exception {
    Document page = teacher.open();
    teacher.agreed.state = RegistrationState.DISABLED;
    var store = teacher.tool.store;
    teacher.tool =
        new io.labport.adapter.lti.fake.Tool(
            teacher.platform, teacher.tool.clock, store, 600, teacher.agreed);

    assertThat(teacher.press(page, "cancel").text()).contains("lti.picker-expired");
  }

  @Test
  void aTokenThatNobodyMadeOpensNothing() throws Exception {
    assertThat(teacher.post(Map.of("token", List.of("x".repeat(43)))).text())
        .contains("lti.picker-expired");
    assertThat(teacher.post(Map.of()).text()).contains("lti.picker-expired");
  }

  @Test
  void theTokenIsInNoAddress() throws Exception {
    Document page = teacher.open();
    String token = page.expectFirst("[name=token]").val();

    assertThat(token).hasSize(43);
    for (Element linked : page.select("[href], [src], [action]")) {
      assertThat(linked.attributes().html()).doesNotContain(token);
    }
    assertThat(teacher.tool.store.dump()).doesNotContain(token);
  }

  @Test
  void ofManyWhoSendAtOnceAllGetOneResponse() throws Exception {
    Document details = teacher.details(101);
    String token = details.expectFirst("[name=token]").val();
    Map<String, List<String>> form =
        Map.of("token", List.of(token), "do", List.of("add"), "item-101", List.of("1"));
    CountDownLatch together = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<String>> answers = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        answers.add(
            threads.submit(
                () -> {
                  together.await();
                  return teacher.answerTo(form).expectFirst("[name=JWT]").val();
                }));
      }
      together.countDown();
      List<String> tokens = new ArrayList<>();
      for (Future<String> answer : answers) {
        tokens.add(answer.get());
      }
      assertThat(tokens.stream().distinct()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }
}
