package io.labport.adapter.lti.door;

import io.labport.core.spi.admin.Refused;
import io.labport.core.spi.http.Problem;

/** What administrators ask for and is not there. */
public final class Unknown {
  private Unknown() {}

  public static Refused registration() {
    return Refused.because(
        Problem.of(404, "lti.registration-unknown", "There is no such registration"));
  }
}
