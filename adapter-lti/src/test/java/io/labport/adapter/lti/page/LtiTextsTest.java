package io.labport.adapter.lti.page;

import io.labport.core.testkit.TextFilesContract;

class LtiTextsTest implements TextFilesContract {
  @Override
  public String base() {
    return "io.labport.adapter.lti.page.texts";
  }
}
