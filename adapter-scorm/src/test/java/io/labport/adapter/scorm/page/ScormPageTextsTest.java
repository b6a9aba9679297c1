package io.labport.adapter.scorm.page;

import io.labport.core.testkit.TextFilesContract;

class ScormPageTextsTest implements TextFilesContract {
  @Override
  public String base() {
    return "io.labport.adapter.scorm.page.texts";
  }
}
