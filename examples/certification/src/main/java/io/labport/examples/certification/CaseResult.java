package io.labport.examples.certification;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a case went.
 *
 * @param status of the answer, where one answer was judged
 * @param code found in the page, where there was one
 * @param seen for people; without tokens and personal data
 */
public record CaseResult(
    Case tried, Verdict verdict, OptionalInt status, Optional<String> code, String seen) {

  static CaseResult of(Case tried, Verdict verdict, String seen) {
    return new CaseResult(tried, verdict, OptionalInt.empty(), Optional.empty(), seen);
  }
}
