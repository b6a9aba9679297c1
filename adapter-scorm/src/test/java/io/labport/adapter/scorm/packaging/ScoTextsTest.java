package io.labport.adapter.scorm.packaging;

import io.labport.core.testkit.TextFilesContract;

class ScoTextsTest implements TextFilesContract {
  @Override
  public String base() {
    return "io.labport.adapter.scorm.packaging.sco-texts";
  }
}
