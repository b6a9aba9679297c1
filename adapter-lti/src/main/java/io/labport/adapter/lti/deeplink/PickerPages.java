package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.validation.Check;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Texts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of a selection. */
public final class PickerPages {
  public static final String PATH = "/picker";

  private static final Logger log = LoggerFactory.getLogger(PickerPages.class);

  private final Pages pages;
  private final LabCatalog catalog;
  private final Assets assets;
  private final PublicAddress self;

  @Inject
  public PickerPages(Pages pages, LabCatalog catalog, Assets assets, PublicAddress self) {
    this.pages = pages;
    this.catalog = catalog;
    this.assets = assets;
    this.self = self;
  }

  Texts texts(Session session) {
    return pages.words(session.message().locales());
  }

  /**
   * The labs that fit what is looked for.
   *
   * @param first whether the person has just come
   * @param error empty for none
   */
  WebResponse list(Session session, boolean first, String error) {
    return withCatalog(
        session,
        () -> {
          PickerFrame frame = frame(session, session.multiple() ? "several" : "one", first);
          ListView view = new ListPage(texts(session), session).view(frame, catalog.labs(), error);
          return pages.own(error.isEmpty() ? 200 : 422, "picker/list.jte", view);
        });
  }

  /** What can be said about each chosen lab. */
  WebResponse details(Session session, Map<String, String> errors) {
    return withCatalog(
        session,
        () -> {
          DetailsView view =
              new DetailsPage(texts(session), session)
                  .view(frame(session, "details", false), catalog.labs(), errors);
          return pages.own(errors.isEmpty() ? 200 : 422, "picker/details.jte", view);
        });
  }

  /** For who has no right to choose. */
  WebResponse refused(Session session, String reference) {
    Texts texts = texts(session);
    return note(
        Check.DEEP_LINK_NOT_PERMITTED.status(),
        frame(session, "refused", true),
        List.of(texts.of("picker.refused.sentence")),
        List.of(new NoteView.Button("cancel", texts.of("picker.return"), true)),
        reference + " \u00b7 " + Check.DEEP_LINK_NOT_PERMITTED.code());
  }

  /** The lab of the link is chosen. */
  WebResponse chosen(Session session, String lab) {
    Texts texts = texts(session);
    return note(
        200,
        frame(session, "chosen", false),
        List.of(texts.of("picker.chosen.sentence", lab), texts.of("picker.chosen.advice")),
        List.of(
            new NoteView.Button("try", texts.of("picker.try"), true),
            new NoteView.Button("change", texts.of("picker.change"), false)),
        "");
  }

  /**
   * What needs the catalog, or a page saying that it is not to be had.
   *
   * <p>What is wrong with Skillable is a page here and no fault of ours: the platform waits for an
   * answer, and there must be a way back to it.
   */
  WebResponse withCatalog(Session session, Supplier<WebResponse> page) {
    try {
      return page.get();
    } catch (SkillableUnavailableException e) {
      log.warn("The picker has no catalog to show ({})", e.code());
      Texts texts = texts(session);
      return note(
          503,
          frame(session, "unavailable", false),
          List.of(texts.of("picker.unavailable.sentence"), texts.of("picker.unavailable.advice")),
          List.of(
              new NoteView.Button("again", texts.of("picker.again"), true),
              new NoteView.Button("cancel", texts.of("picker.cancel"), false)),
          e.code());
    }
  }

  private WebResponse note(
      int status,
      PickerFrame frame,
      List<String> paragraphs,
      List<NoteView.Button> buttons,
      String reference) {
    return pages.own(
        status, "picker/note.jte", new NoteView(frame, paragraphs, buttons, reference));
  }

  private PickerFrame frame(Session session, String title, boolean first) {
    Texts texts = texts(session);
    return new PickerFrame(
        pages.frame(texts, texts.of("picker." + title + ".title")),
        self.of(PATH).toString(),
        session.held().token(),
        assets.of("lti-picker.css").toString(),
        assets.of("lti-picker.js").toString(),
        first,
        session.picking().purpose() == Purpose.LINK);
  }
}
