package io.labport.adapter.lti.launch;

import io.labport.core.spi.http.WebResponse;

/** Lets a teacher choose the lab of a link that has none. Thread-safe. */
public interface LabChooser {

  /** The first page of the choice, for the browser that the launch came from. */
  WebResponse choose(LtiMessage message);
}
