package io.labport.adapter.lti.registration.admin;

import io.labport.adapter.lti.registration.RegistrationRefused;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;

/** One route of administration: what is refused becomes a problem with its field and rule. */
interface AdminRoute extends AdminHandler {

  @Override
  default WebResponse handle(WebRequest request) throws Exception {
    try {
      return AdminHandler.super.handle(request);
    } catch (RegistrationRefused e) {
      Problem problem =
          Problem.of(e.status(), e.code(), "The request was refused; nothing was changed")
              .detail(String.valueOf(e.getMessage()));
      return e.field().map(problem::field).orElse(problem).response();
    }
  }
}
