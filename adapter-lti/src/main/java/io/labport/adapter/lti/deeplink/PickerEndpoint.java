package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.domain.LabProfile;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.ReaderLanguages;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes every form of the picker. The token in the form stands for the selection; nothing of the
 * browser's own is needed, because in a frame it may send no cookie at all.
 */
public final class PickerEndpoint implements WebHandler {
  private final Pickings pickings;
  private final Registrations registrations;
  private final LabCatalog catalog;
  private final PickerPages picker;
  private final Answers answers;
  private final LinkAnswers links;
  private final Pages pages;
  private final Unguessable unguessable;

  @Inject
  PickerEndpoint(
      Pickings pickings,
      Registrations registrations,
      LabCatalog catalog,
      PickerPages picker,
      Answers answers,
      LinkAnswers links,
      Pages pages,
      Unguessable unguessable) {
    this.pickings = pickings;
    this.registrations = registrations;
    this.catalog = catalog;
    this.picker = picker;
    this.answers = answers;
    this.links = links;
    this.pages = pages;
    this.unguessable = unguessable;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (request.method().equals("GET")) {
      return pages.message(200, ReaderLanguages.of(request), "lti.launch", "", "");
    }
    Optional<Session> found =
        request.formField("token").flatMap(pickings::find).flatMap(this::session);
    if (found.isEmpty()) {
      return pages.message(
          400, ReaderLanguages.of(request), "lti.picker-expired", unguessable.reference(), "");
    }
    Session session = found.get();
    Picking.Sent sent = session.picking().sent();
    if (sent != null) {
      return answers.again(session, sent);
    }
    String action = request.formField("do").orElse("search");
    boolean forLink = session.picking().purpose() == Purpose.LINK;
    if (action.equals("cancel")) {
      return forLink ? links.cancel(session) : answers.cancel(session);
    }
    if (session.picking().purpose() == Purpose.REFUSED) {
      return picker.refused(session, unguessable.reference());
    }
    if (forLink && action.equals("try")) {
      return links.open(session, request);
    }
    return picker.withCatalog(session, () -> step(session, request, action));
  }

  private Optional<Session> session(Pickings.Held held) {
    return registrations
        .byKey(held.picking().registration())
        .filter(r -> r.agreed().state() == RegistrationState.ACTIVE)
        .map(r -> Session.of(held, r));
  }

  private WebResponse step(Session session, WebRequest request, String action) {
    List<LabProfile> labs = catalog.labs();
    SelectionForm form = new SelectionForm(request, session);
    // Which form it was shows by its fields, so that no button loses what was entered.
    boolean list = request.form().containsKey("q");
    Session now =
        changed(
            session,
            picking ->
                list
                    ? form.looking(form.ticked(picking, labs), action)
                    : form.entered(picking).with(present(form.entered(picking).picks(), labs)));
    if (now.picking().sent() != null) {
      return answers.again(now, now.picking().sent());
    }
    if (action.startsWith("remove-")) {
      now = changed(now, picking -> picking.with(without(picking.picks(), action)));
    }
    int chosen = now.picking().picks().size();
    boolean forward =
        action.equals("continue") || action.equals("add") || action.startsWith("remove-");
    if (!forward) {
      return picker.list(now, false, "");
    }
    if (chosen == 0) {
      return picker.list(now, false, error(now, "picker.error.none"));
    }
    if (chosen > SelectionForm.MOST) {
      return picker.list(now, false, error(now, "picker.error.many"));
    }
    return action.equals("add") ? finish(now, labs) : picker.details(now, Map.of());
  }

  private WebResponse finish(Session session, List<LabProfile> labs) {
    Map<String, String> errors = new PickRules(picker.texts(session), session).errors();
    if (!errors.isEmpty()) {
      return picker.details(session, errors);
    }
    return session.picking().purpose() == Purpose.LINK
        ? links.choose(session, labs)
        : answers.send(session, labs);
  }

  private Session changed(Session session, UnaryOperator<Picking> by) {
    return session.now(pickings.change(session.held(), by));
  }

  /** A lab may have left the catalog since it was chosen. */
  private static List<Pick> present(List<Pick> picks, List<LabProfile> labs) {
    return picks.stream().filter(p -> DetailsPage.find(labs, p.lab()).isPresent()).toList();
  }

  private static List<Pick> without(List<Pick> picks, String action) {
    return picks.stream().filter(p -> !action.equals("remove-" + p.lab())).toList();
  }

  private String error(Session session, String key) {
    return picker.texts(session).of(key, SelectionForm.MOST);
  }
}
