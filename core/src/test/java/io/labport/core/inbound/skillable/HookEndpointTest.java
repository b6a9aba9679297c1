package io.labport.core.inbound.skillable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.config.Secret;
import io.labport.core.spi.http.WebRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookEndpointTest {
  private static final String SECRET = "s3cret-of-the-hooks";

  private final List<LabInstanceId> hints = new ArrayList<>();
  private final HookEndpoint endpoint =
      new HookEndpoint(new HintsOnly(), new HooksConfig(Optional.of(new Secret(SECRET))));

  private int call(Map<String, List<String>> headers, String body, String... path) {
    Map<String, String> variables = new LinkedHashMap<>();
    List<String> names = List.of("first", "second", "third");
    for (int i = 0; i < path.length; i++) {
      variables.put(names.get(i), path[i]);
    }
    return endpoint
        .handle(
            new WebRequest(
                "POST",
                "/hooks/" + String.join("/", path),
                variables,
                Map.of(),
                headers,
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                Map.of(),
                InetAddress.getLoopbackAddress()))
        .status();
  }

  @Test
  void anInstanceInThePathIsHinted() {
    assertThat(call(Map.of(), "", SECRET, "Scored", "4711")).isEqualTo(202);
    assertThat(hints).containsExactly(new LabInstanceId(4711));
  }

  @Test
  void theSecretMayComeInAHeader() {
    Map<String, List<String>> headers = Map.of("x-labport-hook-secret", List.of(SECRET));

    assertThat(call(headers, "", "torn-down", "4711")).isEqualTo(202);
    assertThat(call(headers, "{\"Id\":12}", "torn-down")).isEqualTo(202);
    assertThat(hints).containsExactly(new LabInstanceId(4711), new LabInstanceId(12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Id\":4711,\"UserFirstName\":\"x\"}",
        "{\"Id\":\"4711\"}",
        "{\"labInstanceId\":4711}"
      })
  void theInstanceMayBeInTheBody(String body) {
    assertThat(call(Map.of(), body, SECRET, "scored")).isEqualTo(202);
    assertThat(hints).containsExactly(new LabInstanceId(4711));
  }

  @Test
  void aWrongSecretInThePathLooksLikeNothingIsThere() {
    assertThat(call(Map.of(), "", "wrong", "scored", "1")).isEqualTo(404);
    assertThat(call(Map.of(), "", "scored", "1")).isEqualTo(404);
    assertThat(hints).isEmpty();
  }

  @Test
  void aWrongSecretInTheHeaderIsUnauthorized() {
    Map<String, List<String>> headers = Map.of("x-labport-hook-secret", List.of("wrong"));

    assertThat(call(headers, "", "scored", "1")).isEqualTo(401);
    assertThat(call(headers, "", SECRET, "scored", "1")).isEqualTo(401);
    assertThat(hints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "[]",
        "{}",
        "{\"Id\":null}",
        "{\"Id\":0}",
        "{\"Id\":-1}",
        "{\"Id\":{}}",
        "{\"Id\":1.5}",
        "{\"Id\":99999999999999999999}",
        "{\"Id\":",
        "\u0000"
      })
  void aBodyThatNamesNoInstanceIsABadRequest(String body) {
    assertThat(call(Map.of(), body, SECRET, "scored")).isEqualTo(400);
    assertThat(hints).isEmpty();
  }

  @Test
  void anInstanceOrEventThatCannotBeOneIsABadRequest() {
    assertThat(call(Map.of(), "", SECRET, "scored", "{id}")).isEqualTo(400);
    assertThat(call(Map.of(), "", SECRET, "sco red", "1")).isEqualTo(400);
    assertThat(call(Map.of(), "", SECRET)).isEqualTo(400);
    assertThat(hints).isEmpty();
  }

  @Test
  void aSecretThatCanBeGuessedOrCannotBePartOfAnAddressIsRefused() {
    for (String secret : List.of("short", "with/slash/with/slash", "with blank with blank")) {
      assertThatThrownBy(() -> new HooksConfig(Optional.of(new Secret(secret))))
          .hasMessageStartingWith("secret must have 16 to 200")
          .hasMessageNotContaining(secret);
    }
  }

  private final class HintsOnly implements ResultTracker {
    @Override
    public Optional<LabRun> run(LabRunId id) {
      throw new AssertionError("only hints are given");
    }

    @Override
    public Optional<LabRun> runOf(LabInstanceId instance) {
      throw new AssertionError("only hints are given");
    }

    @Override
    public Optional<LabResult> latest(LabRunId id) {
      throw new AssertionError("only hints are given");
    }

    @Override
    public List<LabRun> runsOf(LearnerId learner) {
      throw new AssertionError("only hints are given");
    }

    @Override
    public List<String> origins(LabRunId id, String adapter) {
      throw new AssertionError("only hints are given");
    }

    @Override
    public List<ActivityResult> activities(LabRunId id) {
      throw new AssertionError("only hints are given");
    }

    @Override
    public void hint(LabInstanceId instance) {
      hints.add(instance);
    }
  }
}
