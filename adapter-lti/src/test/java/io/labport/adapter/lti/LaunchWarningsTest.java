package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of a message besides the first failure. */
class LaunchWarningsTest {
  private static final String LTI = Tool.LTI;

  @Test
  void whomSomebodyMentorsWithoutTheRoleIsIgnoredAndWarnedAbout() throws Exception {
    assertThat(warnings(LTI + "role_scope_mentor", List.of("u-1", "u-2")))
        .contains("WARN LTI launch check E38 lti.mentor-scope-without-role")
        .contains("2 users, ignored")
        .doesNotContain("u-1");
  }

  @Test
  void aMentorsScopeIsNoReasonToWarn() throws Exception {
    try (FakePlatform platform = new FakePlatform();
        CapturedLog log = CapturedLog.of("io.labport.adapter.lti")) {
      Tool tool = new Tool(platform, new Agreed(platform));
      Tool.Attempt attempt = tool.begin();
      attempt.claims.put(LTI + "role_scope_mentor", List.of("u-1"));
      attempt.claims.put(
          LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor"));

      attempt.launch();

      assertThat(tool.entered).hasSize(1);
      assertThat(log.text()).doesNotContain("E38");
    }
  }

  @Test
  void anOptionalClaimOfAnotherTypeIsIgnoredAndWarnedAbout() throws Exception {
    assertThat(warnings(LTI + "tool_platform", "a text"))
        .contains("WARN LTI launch check E39 lti.optional-claim-invalid")
        .contains("tool_platform of another type");
  }

  @Test
  void aRefusalAlsoListsItsWarnings() throws Exception {
    try (FakePlatform platform = new FakePlatform();
        CapturedLog log = CapturedLog.of("io.labport.adapter.lti")) {
      Tool.Attempt attempt = new Tool(platform, new Agreed(platform)).begin();
      attempt.claims.put(LTI + "role_scope_mentor", List.of());
      attempt.claims.remove(LTI + "version");

      assertThat(attempt.launch().status()).isEqualTo(400);

      assertThat(log.text()).contains("D24 lti.version-missing").contains("WARN").contains("E38");
    }
  }

  /** The launch succeeds all the same. */
  private static String warnings(String claim, Object value) throws Exception {
    try (FakePlatform platform = new FakePlatform();
        CapturedLog log = CapturedLog.of("io.labport.adapter.lti")) {
      Tool tool = new Tool(platform, new Agreed(platform));
      Tool.Attempt attempt = tool.begin();
      attempt.claims.put(claim, value);

      attempt.launch();

      assertThat(tool.entered).hasSize(1);
      return log.text();
    }
  }

  @Test
  void failuresOfTheMessageAreAllListedNotOnlyTheFirst() throws Exception {
    try (FakePlatform platform = new FakePlatform();
        CapturedLog log = CapturedLog.of("io.labport.adapter.lti")) {
      Tool.Attempt attempt = new Tool(platform, new Agreed(platform)).begin();
      Map<String, Object> spoiled = new LinkedHashMap<>(attempt.claims);
      attempt
          .claims
          .keySet()
          .removeAll(Set.of(LTI + "message_type", LTI + "version", LTI + "roles"));

      WebResponse response = attempt.launch();

      assertThat(spoiled).isNotEqualTo(attempt.claims);
      assertThat(Tool.page(response)).contains("lti.message-type-missing");
      assertThat(log.text())
          .contains("D22 lti.message-type-missing")
          .contains("D24 lti.version-missing")
          .contains("E32 lti.roles-missing");
    }
  }
}
