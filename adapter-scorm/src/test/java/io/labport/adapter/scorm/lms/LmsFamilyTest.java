package io.labport.adapter.scorm.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.cmi.MappingPolicy.ExitOnComplete;
import io.labport.adapter.scorm.cmi.MappingPolicy.Unscored;
import io.labport.adapter.scorm.lms.LmsAdvice.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LmsFamilyTest {

  @ParameterizedTest
  @CsvSource({
    "moodle,SCORM_12",
    "canvas,SCORM_12",
    "blackboard,SCORM_12",
    "brightspace,SCORM_12",
    "cornerstone,SCORM_2004_3RD",
    "successfactors,SCORM_12",
    "docebo,SCORM_12",
    "talentlms,SCORM_12",
    "workday,SCORM_12",
    "bridge,SCORM_2004_3RD",
    "saba,SCORM_12",
    "chamilo,SCORM_12",
    "open-edx,SCORM_12",
    "skillsoft,SCORM_12",
    "Generic,SCORM_12"
  })
  void aFamilyGetsTheFlavourThatItImports(String id, Flavour flavour) {
    assertThat(LmsFamily.ofId(id).orElseThrow().advice().flavour()).contains(flavour);
  }

  @Test
  void absorbGetsNoPackageAndIsToldWhy() {
    LmsAdvice advice = LmsFamily.ABSORB.advice();

    assertThat(advice.flavour()).isEmpty();
    assertThat(advice.allows(Flavour.SCORM_12)).isFalse();
    assertThat(advice.note()).contains("Do not use SCORM", "security standards", "LTI 1.3");
  }

  @Test
  void anUnknownFamilyIsNone() {
    assertThat(LmsFamily.ofId("moodel")).isEmpty();
  }

  @Test
  void talentLmsTakesNothingButScorm12() {
    LmsAdvice advice = LmsFamily.TALENTLMS.advice();

    assertThat(advice.allows(Flavour.SCORM_12)).isTrue();
    assertThat(advice.allows(Flavour.SCORM_2004_3RD)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(LmsFamily.class)
  void adviceSaysWhereItComesFromOrThatNothingIsKnown(LmsFamily family) {
    LmsAdvice advice = family.advice();

    assertThat(advice.note()).isNotBlank().endsWith(".");
    if (family != LmsFamily.GENERIC) {
      assertThat(advice.sources().isEmpty())
          .isEqualTo(advice.note().startsWith("Nothing particular is known"));
    }
  }

  @ParameterizedTest
  @EnumSource(LmsFamily.class)
  void theFlavourIsOneThatTheLmsImports(LmsFamily family) {
    family
        .advice()
        .flavour()
        .ifPresent(flavour -> assertThat(family.advice().allows(flavour)).isTrue());
  }

  @Test
  void workdayGetsAScoreForALabThatNobodyScores() {
    MappingPolicy mapping =
        LmsFamily.WORKDAY.advice().mapping().applyTo(MappingPolicy.DEFAULT);

    assertThat(mapping.scoreOnComplete()).isTrue();
    assertThat(mapping.unscored()).isEqualTo(MappingPolicy.DEFAULT.unscored());
  }

  @Test
  void aChangeLeavesTheRestOfAPolicyAlone() {
    MappingChange change =
        new MappingChange(
            Optional.of(Unscored.PASSED), Optional.of(true), Optional.of(ExitOnComplete.SUSPEND));

    MappingPolicy changed = change.applyTo(MappingPolicy.DEFAULT);

    assertThat(changed)
        .usingRecursiveComparison()
        .ignoringFields("unscored", "scoreOnComplete", "exitOnComplete")
        .isEqualTo(MappingPolicy.DEFAULT);
    assertThat(changed.exitOnComplete()).isEqualTo(ExitOnComplete.SUSPEND);
    assertThat(MappingChange.NONE.applyTo(changed)).isEqualTo(changed);
  }

  @Test
  void dispatchesTakeTheAdviceAsAPreset() {
    LmsProfiles profiles = new LmsProfiles();

    assertThat(profiles.families()).hasSize(LmsFamily.values().length).contains("open-edx");
    assertThat(profiles.preset("bridge").orElseThrow().mapping().unscored())
        .isEqualTo(Unscored.PASSED);
    assertThat(profiles.preset("absorb").orElseThrow().refusal())
        .contains(LmsFamily.ABSORB.advice().note());
    assertThat(profiles.preset("moodle").orElseThrow().refusal()).isEmpty();
    assertThat(profiles.preset("nobody")).isEmpty();
  }

  @Test
  void moodlesAdviceComesFromAllThreeSources() {
    assertThat(LmsFamily.MOODLE.advice().sources())
        .isEqualTo(List.of(Source.VENDOR, Source.CODE, Source.USERS));
  }
}
