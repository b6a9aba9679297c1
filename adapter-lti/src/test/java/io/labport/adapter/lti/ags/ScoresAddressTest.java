package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.domain.RunState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of line items are opaque: they go out as they came in, with one step more. */
class ScoresAddressTest extends GradeScene {
  @ParameterizedTest
  @CsvSource({
    "/items/1, /items/1/scores",
    "/items/1/, /items/1/scores",
    "/items/1?a=b&c=d%2Fe+f, /items/1/scores?a=b&c=d%2Fe+f",
    "/items/1/?a=b, /items/1/scores?a=b",
    "/items/a%2Fb%20c%C3%A9, /items/a%2Fb%20c%C3%A9/scores",
    "/items/1#part, /items/1/scores"
  })
  void theStepGoesIntoThePath(String lineItem, String scores) throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        Tool.AGS,
        Map.of("scope", List.of(Scopes.SCORE), "lineitem", platform.at(lineItem).toString()));
    attempt.launch();
    originOf(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);

    assertThat(platform.scores.get(0).address().toString()).isEqualTo(scores);
  }
}
