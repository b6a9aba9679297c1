package io.labport.examples.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing of the certification guide and of the list of adversarial cases is forgotten. */
class CoverageTest {

  /** The certification guide's numbers, as this project counts them. */
  private static final List<String> CERTIFICATION =
      Stream.of(
              numbered("B", 12),
              numbered("T", 9),
              numbered("S", 9),
              numbered("D", 8),
              numbered("N", 5),
              numbered("A", 1))
          .flatMap(List::stream)
          .toList();

  private static final List<String> ADVERSARIAL =
      List.of(
          ("jwt-none jwt-hs256 jwt-ec-key jwt-es256 jwt-payload jwt-signature jwt-truncated"
                  + " jwt-parts jwt-twin jwt-jku jwt-x5u jwt-jwk jwt-crit jwt-giant jwt-deep"
                  + " jwt-duplicates jwt-bom jwt-utf8"
                  + " claim-aud claim-azp claim-iss claim-exp claim-iat claim-lifetime claim-nonce"
                  + " claim-sub claim-deployment claim-roles claim-custom claim-message-type"
                  + " flow-state flow-tabs flow-cookie flow-mixup flow-target flow-foreign-target"
                  + " flow-get flow-twice flow-upload"
                  + " storage-script storage-origin storage-message-id storage-no-answer"
                  + " storage-exhaustion storage-string storage-confirm-no-origin"
                  + " storage-confirm-origin storage-confirm-twice storage-confirm-late"
                  + " storage-ticket"
                  + " key-404 key-500 key-html key-empty key-slow key-redirect key-huge key-removed"
                  + " key-added key-flood key-concurrent"
                  + " token-invalid-client token-no-expiry token-zero-expiry token-smaller-scope"
                  + " token-html token-401 token-401-forever token-concurrent"
                  + " ags-address ags-409 ags-422 ags-429 ags-timeout ags-same-millisecond ags-clock"
                  + " ags-restart"
                  + " nrps-relative nrps-host nrps-loop nrps-case nrps-links nrps-many"
                  + " reg-private reg-rebinding reg-redirect reg-http reg-issuer reg-missing"
                  + " reg-token reg-second reg-scopes reg-error-json reg-error-html"
                  + " dl-data dl-multiple dl-types dl-return-query dl-cancel dl-double"
                  + " dl-javascript")
              .split(" ", -1));

  @Test
  void everyLineOfTheCertificationGuideHasACase() {
    assertThat(lines()).containsAll(CERTIFICATION);
  }

  @Test
  void everyAdversarialLineHasACaseOrAReason() {
    List<String> told = new ArrayList<>(lines());
    told.addAll(Kit.notTried().stream().map(NotTried::line).toList());

    assertThat(told).containsAll(ADVERSARIAL);
  }

  @Test
  void whatIsTriedIsNotListedAsUntried() {
    assertThat(Kit.notTried().stream().map(NotTried::line))
        .doesNotContainAnyElementsOf(lines())
        .doesNotHaveDuplicates();
    assertThat(Kit.notTried()).allSatisfy(one -> assertThat(one.reason()).isNotBlank());
  }

  @Test
  void noTwoCasesHaveTheSameId() {
    assertThat(Kit.cases().stream().map(Case::id)).doesNotHaveDuplicates();
  }

  private static Set<String> lines() {
    return Kit.cases().stream().map(Case::line).collect(Collectors.toSet());
  }

  private static List<String> numbered(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> letter + number).toList();
  }
}
