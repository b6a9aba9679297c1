package io.labport.core.internal.http;

import io.labport.core.testkit.TextFilesContract;

class ErrorTextsTest implements TextFilesContract {
  @Override
  public String base() {
    return "io.labport.core.internal.http.errors";
  }
}
