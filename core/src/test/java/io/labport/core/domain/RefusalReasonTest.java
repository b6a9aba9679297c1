package io.labport.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalReasonTest {

  @ParameterizedTest
  @CsvSource({
    "0, LAUNCH_REJECTED, NEVER",
    "2, USER_LIMIT_REACHED, BY_LEARNER",
    "3, NO_CAPACITY, AUTOMATIC",
    "5, INTEGRATION_LIMIT_REACHED, BY_LEARNER",
    "7, INTEGRATION_LIMIT_REACHED, BY_LEARNER",
    "10, USER_LIMIT_REACHED, BY_LEARNER",
    "20, ORGANIZATION_LIMIT_REACHED, BY_LEARNER",
    "30, ORGANIZATION_LIMIT_REACHED, BY_LEARNER",
    "40, LAB_LIMIT_REACHED, BY_LEARNER",
    "50, ORGANIZATION_LIMIT_REACHED, BY_LEARNER",
    "60, ORGANIZATION_LIMIT_REACHED, BY_LEARNER",
    "70, SERIES_LIMIT_REACHED, BY_LEARNER",
    "80, SERIES_LIMIT_REACHED, BY_LEARNER",
    "90, CLASS_LIMIT_REACHED, BY_LEARNER",
    "100, ATTEMPTS_EXHAUSTED, NEVER",
    "110, AWAITING_SECURITY_REVIEW, NEVER",
    "120, WRONG_STATE, AUTOMATIC",
    "130, AWAITING_SECURITY_REVIEW, NEVER",
    "140, INVALID_REQUEST, NEVER",
    "150, SHARED_ENVIRONMENT_UNAVAILABLE, AUTOMATIC",
    "4, UNKNOWN_FAILURE, NEVER",
    "999, UNKNOWN_FAILURE, NEVER"
  })
  void eachRefusingCodeHasItsReasonAndRetryRule(
      int code, RefusalReason reason, RetryRule.Kind retry) {
    assertThat(RefusalReason.ofLaunchCode(code)).isEqualTo(reason);
    assertThat(reason.retry().kind()).isEqualTo(retry);
  }

  @Test
  void waitsOfAnAutomaticRuleGrow() {
    RetryRule rule = RefusalReason.NO_CAPACITY.retry();

    assertThat(rule.waitBefore(1)).isEqualTo(Duration.ofSeconds(20));
    assertThat(rule.waitBefore(2)).isEqualTo(Duration.ofSeconds(40));
    assertThat(rule.waitBefore(4)).isEqualTo(Duration.ofSeconds(160));
  }
}
