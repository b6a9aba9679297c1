package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must have one winner, on a real database, with two nodes. */
abstract class RaceContract {
  private final TestClock clock = new TestClock();
  private final ExecutorService threads = Executors.newFixedThreadPool(12);
  private TestDatabase database;
  private World one;
  private World other;
  private Dispatch dispatch;

  abstract TestDatabase empty();

  @BeforeEach
  void open() {
    database = empty();
    one = new World(database, clock);
    other = new World(database, clock, one.labs);
    dispatch = one.dispatch(Map.of());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    one.close();
    other.close();
    database.close();
  }

  private <T> List<T> together(List<Callable<T>> calls) throws Exception {
    List<T> all = new ArrayList<>();
    for (Future<T> answer : threads.invokeAll(calls)) {
      all.add(answer.get());
    }
    return all;
  }

  private Sco sco(int number) {
    return (number % 2 == 0 ? one : other).sco(dispatch);
  }

  @Test
  void firstSessionsOfOneLearnerAtOnceAreOneRegistrationAndOneSpeaks() throws Exception {
    List<Sco> scos = new ArrayList<>();
    List<Callable<WebResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Sco sco = sco(i);
      scos.add(sco);
      calls.add(sco::begin);
    }

    List<WebResponse> answers = together(calls);

    assertThat(answers).allSatisfy(each -> assertThat(each.status()).isEqualTo(201));
    assertThat(one.get(RegistrationBook.class).page(dispatch.id(), false, Optional.empty(), 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.instance()).isEqualTo(1));
    long speaking = 0;
    for (int i = 0; i < scos.size(); i++) {
      JsonNode session = Sco.json(answers.get(i));
      scos.get(i).token = session.path("token").asText();
      speaking += scos.get(i).status().has("phase") ? 1 : 0;
    }
    assertThat(speaking).isEqualTo(1);
  }

  @Test
  void ofManyPostsOfOneTicketExactlyOneOpensTheLab() throws Exception {
    Sco sco = sco(0);
    sco.open();
    String ticket = sco.ticket(false);
    List<Callable<WebResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Sco poster = sco(i);
      calls.add(() -> poster.launch(ticket));
    }

    assertThat(together(calls)).filteredOn(each -> each.status() == 303).hasSize(1);
    assertThat(one.labs.started()).isEqualTo(1);
  }
}
