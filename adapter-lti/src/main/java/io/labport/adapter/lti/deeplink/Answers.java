package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.page.Field;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.validation.Check;
import io.labport.core.domain.LabProfile;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Texts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a request for content: at most one response is signed for it. */
public final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  /**
   * The second click of a double click makes the browser forget the page that the first one would
   * have got; so long it gets the same response again, not a second one.
   */
  private static final Duration DOUBLE_CLICK = Duration.ofSeconds(10);

  private final Pickings pickings;
  private final ContentItems items;
  private final DeepLinkingResponse responses;
  private final Pages pages;
  private final Unguessable unguessable;

  @Inject
  public Answers(
      Pickings pickings,
      ContentItems items,
      DeepLinkingResponse responses,
      Pages pages,
      Unguessable unguessable) {
    this.pickings = pickings;
    this.items = items;
    this.responses = responses;
    this.pages = pages;
    this.unguessable = unguessable;
  }

  /** What was chosen. */
  WebResponse send(Session session, List<LabProfile> labs) {
    List<Map<String, Object>> made = items.of(session, labs);
    String thanks = texts(session.message()).of("picker.msg", made.size());
    return once(
        session,
        responses.signed(session.message(), made, Map.of(DeepLinkingClaims.MESSAGE, thanks)),
        made.size());
  }

  /** Nothing was chosen, or nothing may be. */
  WebResponse cancel(Session session) {
    Map<String, Object> why =
        session.picking().purpose() == Purpose.REFUSED
            ? errors(
                session.message(), "picker.refused.sentence", Check.DEEP_LINK_NOT_PERMITTED.code())
            : Map.of();
    return once(session, responses.signed(session.message(), List.of(), why), 0);
  }

  /** Straight back, with the reason. */
  WebResponse error(LtiMessage message, String text, String code) {
    return post(message, responses.signed(message, List.of(), errors(message, text, code)));
  }

  /** For a selection that has its response already. */
  WebResponse again(Session session, Picking.Sent sent) {
    return pickings.now() - sent.at() < DOUBLE_CLICK.toMillis()
        ? post(session.message(), sent.jwt())
        : pages.message(
            409, session.message().locales(), "lti.picker-answered", unguessable.reference(), "");
  }

  private WebResponse once(Session session, String jwt, int count) {
    Pickings.Held now = session.held();
    while (now.picking().sent() == null) {
      if (pickings.replace(now, now.picking().answered(pickings.now(), jwt))) {
        log.info(
            "LTI content answered: items={} registration={} deployment={}",
            count,
            session.message().registration().key(),
            session.message().deployment());
        return post(session.message(), jwt);
      }
      var found = pickings.find(now.token());
      if (found.isEmpty()) {
        return pages.message(
            400, session.message().locales(), "lti.picker-expired", unguessable.reference(), "");
      }
      now = found.get();
    }
    return again(session, now.picking().sent());
  }

  private WebResponse post(LtiMessage message, String jwt) {
    return pages.post(
        message.locales(),
        DeepLinkingSettings.of(message.claims()).returnUrl(),
        List.of(new Field("JWT", jwt)));
  }

  private Map<String, Object> errors(LtiMessage message, String text, String code) {
    return Map.of(
        DeepLinkingClaims.ERROR_MESSAGE,
        texts(message).of(text),
        DeepLinkingClaims.ERROR_LOG,
        code);
  }

  private Texts texts(LtiMessage message) {
    return pages.words(message.locales());
  }
}
