package io.labport.adapter.scorm.cmi;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the learner is shown of a result.
 *
 * @param percent without zeros at the end; absent when the lab has no score
 * @param passed absent when nobody said
 */
public record DisplayedResult(Optional<BigDecimal> percent, Optional<Boolean> passed) {
  public DisplayedResult {
    percent =
        percent
            .map(BigDecimal::stripTrailingZeros)
            .map(each -> each.scale() < 0 ? each.setScale(0) : each);
  }
}
