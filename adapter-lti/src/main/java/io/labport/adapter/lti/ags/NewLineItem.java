package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A column to be made (AGS 2.0, section 3.2.4).
 *
 * @param resourceLinkId null for one that belongs to no link
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewLineItem(
    String label,
    BigDecimal scoreMaximum,
    String resourceId,
    String tag,
    @Nullable String resourceLinkId) {
  NewLineItem withoutLink() {
    return new NewLineItem(label, scoreMaximum, resourceId, tag, null);
  }
}
