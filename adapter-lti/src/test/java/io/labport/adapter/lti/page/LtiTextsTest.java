package io.labport.adapter.lti.page;

import io.labport.core.testkit.TextFilesContract;
import java.util.Set;

class LtiTextsTest implements TextFilesContract {
  @Override
  public String base() {
    return "io.labport.adapter.lti.page.texts";
  }

  /** Spanish has the same word. */
  @Override
  public Set<String> sameAsInEnglish() {
    return Set.of("review.no");
  }
}
