package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.examples.lms.scorm.ScormAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What LMS and server hold of a learner. */
record LearnerRecords(ScormWorld world, ScormWorld.Imported what, String learner) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The id in the suspend data that the LMS holds. */
  String registrationId() {
    String[] parts = attempt().value("cmi.suspend_data").split("\\|", -1);
    assertThat(parts).hasSize(5);
    return parts[1];
  }

  /** As administrators see it. */
  RegistrationBook.Entry registration() {
    return world.registration(what.dispatch(), registrationId()).orElseThrow();
  }

  /** The learner's attempts in the LMS, oldest first. */
  List<ScormAttempt> attempts() {
    return world.lms().control().scorm(ScormWorld.COURSE, what.activity().id(), learner);
  }

  /** The latest attempt, as the LMS holds it. */
  ScormAttempt attempt() {
    List<ScormAttempt> all = attempts();
    assertThat(all).as("attempts of " + learner).isNotEmpty();
    return all.get(all.size() - 1);
  }

  /** The values with which the content would begin if the activity were opened now. */
  Map<String, String> nextLaunch() {
    URI sessions =
        world
            .lms()
            .baseUrl()
            .resolve("/scorm/" + what.activity().id() + "/sessions?launch=frame&as=" + learner);
    HttpRequest request =
        HttpRequest.newBuilder(sessions)
            .header("Origin", world.lms().baseUrl().toString())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = world.http().send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      Map<String, String> values = new TreeMap<>();
      JSON.readTree(answer.body())
          .path("values")
          .properties()
          .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
