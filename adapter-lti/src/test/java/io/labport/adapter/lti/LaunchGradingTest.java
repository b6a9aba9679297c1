package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether and where a launch's lab is graded. */
class LaunchGradingTest {
  private static final String LTI = Tool.LTI;
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Instructor | false",
        "Learner | true",
        "Learner,Instructor | true",
        "Mentor | false",
        " | false",
        "urn:lti:role:ims/lis/Learner | true",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student | false",
        "http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper | false",
        "http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#NonCreditLearner | true",
        "http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#Instructor | true",
        "Learner,http://purl.imsglobal.org/vocab/lti/system/person#TestUser | false"
      })
  void onlyLearnersAreGraded(String roles, boolean graded) throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(LTI + "roles", roles == null ? List.of("") : List.of(roles.split(",", -1)));

    attempt.launch();

    assertThat(tool.entered).hasSize(1);
    assertThat(tool.entered.get(0).launch().origin().isPresent()).isEqualTo(graded);
  }

  @Test
  void theGradeBindingIsStoredAndFoundAgainByTheOrigin() throws Exception {
    Tool tool = new Tool(platform, agreed);

    tool.begin().launch();
    tool.begin().launch();

    String origin = tool.entered.get(0).launch().origin().orElseThrow().value();
    assertThat(tool.entered.get(1).launch().origin().orElseThrow().value()).isEqualTo(origin);
    assertThat(tool.store.find("grade-binding", origin).orElseThrow().content())
        .contains("rl-901")
        .contains("/items/321/lineitem?type_id=14")
        .doesNotContain("\"Ada\"", "Brook");
  }

  @Test
  void withoutTheScoreScopeNothingIsGraded() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        Tool.AGS,
        Map.of("lineitem", platform.at("/items/1").toString(), "scope", List.of("other")));

    attempt.launch();

    assertThat(tool.entered.get(0).launch().origin()).isEmpty();
  }
}
