package io.labport.adapter.scorm.door;

import io.labport.core.spi.admin.Refused;
import io.labport.core.spi.http.Problem;

/** What is not there. */
final class Unknown {
  private Unknown() {}

  static Refused dispatch() {
    return Refused.because(
        Problem.of(404, "scorm.dispatch-unknown", "There is no such dispatch")
            .detail("GET /admin/scorm/dispatches lists those there are"));
  }

  static Refused registration() {
    return Refused.because(
        Problem.of(404, "scorm.registration-unknown", "The dispatch has no such registration")
            .detail("GET /admin/scorm/dispatches/{id}/registrations lists those there are"));
  }

  static Refused receipt() {
    return Refused.because(
        Problem.of(404, "scorm.receipt-unknown", "No result has this receipt")
            .detail(
                "a completion that shows a receipt nobody gave out did not come from a lab run"));
  }
}
