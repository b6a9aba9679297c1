package io.labport.core.spi.admin;

import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;

/** A route for administrators: what it refuses becomes a problem. */
public interface AdminHandler extends WebHandler {

  /**
   * @throws Refused when what was asked cannot be answered
   */
  WebResponse answer(WebRequest request) throws Exception;

  @Override
  default WebResponse handle(WebRequest request) throws Exception {
    try {
      return answer(request);
    } catch (Refused refused) {
      return refused.problem().response();
    }
  }
}
