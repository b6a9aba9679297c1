package io.labport.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LaunchSettingsTest {

  static Stream<Arguments> outsideTheirRange() {
    return Stream.of(
        bad(s -> s.durationMinutes(14), "durationMinutes: must be from 15 to 20160, not 14"),
        bad(s -> s.durationMinutes(20_161), "durationMinutes: must be from 15 to 20160, not 20161"),
        bad(
            s -> s.lastActivityTimeoutMinutes(0),
            "lastActivityTimeoutMinutes: must be from 1 to 20160, not 0"),
        bad(s -> s.maxActiveLabs(0), "maxActiveLabs: must be at least 1, not 0"),
        bad(s -> s.maxSavedLabs(-1), "maxSavedLabs: must be at least 0, not -1"),
        bad(s -> s.regionId(0), "regionId: must be at least 1, not 0"),
        bad(
            s -> s.instructionsId("Base 01"),
            "instructionsId: must not be empty or contain spaces, for example Base-01"),
        bad(
            s -> s.variable("a b", "x"),
            "variable-a b: a variable's name must not be empty or contain spaces, = or &"));
  }

  private static Arguments bad(UnaryOperator<LaunchSettingsBuilder> setting, String message) {
    return Arguments.of(setting, message);
  }

  @ParameterizedTest
  @MethodSource("outsideTheirRange")
  void aValueOutsideItsRangeIsRefusedNamingParameterAndRange(
      UnaryOperator<LaunchSettingsBuilder> setting, String message) {
    LaunchSettingsBuilder builder = setting.apply(LaunchSettings.builder());

    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidParameterException.class)
        .hasMessage(message);
  }

  @Test
  void theEndsOfTheRangesAreInside() {
    LaunchSettings settings =
        LaunchSettings.builder()
            .durationMinutes(15)
            .lastActivityTimeoutMinutes(20_160)
            .maxSavedLabs(0)
            .maxActiveLabs(1)
            .build();

    assertThat(settings.durationMinutes()).hasValue(15);
    assertThat(settings.lastActivityTimeoutMinutes()).hasValue(20_160);
  }

  @Test
  void languagesAreKnownByTheirCodeInAnyCase() {
    assertThat(Language.ofCode(" ZH-Hans ")).contains(Language.SIMPLIFIED_CHINESE);
    assertThat(Language.ofCode("IT")).isEmpty();
  }
}
