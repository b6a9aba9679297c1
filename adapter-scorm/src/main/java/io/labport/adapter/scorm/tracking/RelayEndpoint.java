package io.labport.adapter.scorm.tracking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.page.Pages;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.ReaderLanguages;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * For LMSs that let no call leave their page: the SCO posts its wish into a window of ours, whose
 * page makes the calls and tells the SCO what came of them.
 */
public final class RelayEndpoint implements WebHandler {
  private final Beginning beginning;
  private final BegunJson begunJson;
  private final Pages pages;
  private final PublicAddress self;
  private final Answers answers;

  @Inject
  RelayEndpoint(
      Beginning beginning, BegunJson begunJson, Pages pages, PublicAddress self, Answers answers) {
    this.beginning = beginning;
    this.begunJson = begunJson;
    this.pages = pages;
    this.self = self;
    this.answers = answers;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    List<Locale> locales = ReaderLanguages.of(request);
    Optional<String> opener = Callers.Origins.of(request);
    try {
      String dispatch = Callers.dispatch(request);
      String origin = opener.orElseThrow(() -> new Refusal(RefusalCode.ORIGIN_NOT_ALLOWED));
      SessionRequest asked = SessionRequest.of(Body.of(request.formField("session").orElse("")));
      Beginning.Begun begun =
          beginning.begin(
              asked, new Beginning.From(dispatch, origin, true, request.clientAddress()));
      return page(
          LabDoor.locales(begun.caller().dispatch(), begun.caller().session()),
          dispatch,
          origin,
          begunJson.of(begun));
    } catch (Refusal refusal) {
      ObjectNode refused = answers.refused(request, refusal, true);
      return pages.relayRefused(
          locales,
          refusal.code(),
          refused.path("supportId").asText(),
          opener.orElse(""),
          refused.toString());
    }
  }

  private WebResponse page(
      List<Locale> locales, String dispatch, String origin, ObjectNode session) {
    return pages.relay(
        locales,
        origin,
        self.of(Callers.path(dispatch, "")).toString(),
        self.of(Callers.path(dispatch, "/launch")).toString(),
        session.toString());
  }
}
