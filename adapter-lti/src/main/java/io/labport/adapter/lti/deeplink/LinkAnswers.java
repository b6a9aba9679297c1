package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.launch.ChosenLaunch;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.launch.WayBack;
import io.labport.adapter.lti.link.ChosenLab;
import io.labport.adapter.lti.link.LinkChoices;
import io.labport.adapter.lti.link.PlacedLink;
import io.labport.adapter.lti.page.Pages;
import io.labport.core.domain.LabProfile;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the choice of a lab for the link that was opened. */
public final class LinkAnswers {
  private static final Logger log = LoggerFactory.getLogger(LinkAnswers.class);

  private final LtiConfig config;
  private final LinkChoices choices;
  private final Pickings pickings;
  private final ChosenLaunch launches;
  private final PickerPages picker;
  private final Pages pages;
  private final Unguessable unguessable;

  @Inject
  public LinkAnswers(
      LtiConfig config,
      LinkChoices choices,
      Pickings pickings,
      ChosenLaunch launches,
      PickerPages picker,
      Pages pages,
      Unguessable unguessable) {
    this.config = config;
    this.choices = choices;
    this.pickings = pickings;
    this.launches = launches;
    this.picker = picker;
    this.pages = pages;
    this.unguessable = unguessable;
  }

  /** From now on learners can start. */
  WebResponse choose(Session session, List<LabProfile> labs) {
    Pick pick = session.picking().picks().get(0);
    LabProfile lab = DetailsPage.find(labs, pick.lab()).orElseThrow();
    choices.choose(
        link(session.message()), new ChosenLab(pick.lab(), PickRules.settings(pick, lab)));
    log.info(
        "LTI link got its lab: lab={} registration={} deployment={}",
        pick.lab(),
        session.message().registration().key(),
        session.message().deployment());
    return picker.chosen(session, lab.name());
  }

  /** Once: the launch that is opened was accepted for one lab. */
  WebResponse open(Session session, WebRequest request) {
    LtiMessage message = session.message();
    if (choices.of(link(message)).isEmpty()) {
      return picker.list(session, false, picker.texts(session).of("picker.error.none"));
    }
    return pickings.end(session.held())
        ? launches.open(message, request, back(message))
        : pages.message(409, message.locales(), "lti.picker-answered", unguessable.reference(), "");
  }

  /** The link stays without a lab. */
  WebResponse cancel(Session session) {
    pickings.end(session.held());
    LtiMessage message = session.message();
    Optional<URI> back = back(message).map(WayBack::address);
    return pages.message(200, message.locales(), "lti.picker-cancelled", "", "", text -> back);
  }

  private Optional<WayBack> back(LtiMessage message) {
    return WayBack.of(message.claims(), config.allowHttp());
  }

  private static PlacedLink link(LtiMessage message) {
    return new PlacedLink(
        message.tenant(),
        Claims.id(message.claims().object("context").path("id")),
        Claims.id(message.claims().object("resource_link").path("id")).orElseThrow());
  }
}
