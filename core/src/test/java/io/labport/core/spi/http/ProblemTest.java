package io.labport.core.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void whatIsNotSaidIsNotThere() throws Exception {
    WebResponse response = Problem.of(404, "acme.unknown", "There is no such thing").response();

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.headers())
        .containsEntry("Content-Type", List.of("application/problem+json"));
    assertThat(new ObjectMapper().readTree(response.body()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"status":404,"code":"acme.unknown","title":"There is no such thing"}"""));
  }

  @Test
  void foreignTextsCannotLeaveTheirMember() throws Exception {
    String evil = "\",\"status\":200,\"x\":\"\\ \n\t\u0000\u2028 </script> Zoë";

    JsonNode read =
        new ObjectMapper()
            .readTree(
                Problem.of(422, "acme.bad", "Bad").detail(evil).field(evil).response().body());

    assertThat(read.get("status").asInt()).isEqualTo(422);
    assertThat(read.get("detail").asText()).isEqualTo(evil);
    assertThat(read.get("field").asText()).isEqualTo(evil);
    assertThat(read.size()).isEqualTo(5);
  }
}
