package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.ags.GradePosts;
import io.labport.core.domain.LabProfile;
import io.labport.core.domain.Language;
import io.labport.core.spi.page.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns chosen labs into what can be entered for them. */
final class DetailsPage {
  private final Texts texts;
  private final Session session;

  DetailsPage(Texts texts, Session session) {
    this.texts = texts;
    this.session = session;
  }

  DetailsView view(PickerFrame frame, List<LabProfile> labs, Map<String, String> errors) {
    List<DetailsView.Item> items = new ArrayList<>();
    for (Pick pick : session.picking().picks()) {
      find(labs, pick.lab()).ifPresent(lab -> items.add(item(pick, lab)));
    }
    Optional<DeepLinkingSettings> settings = session.settings();
    boolean graded = session.message().registration().agreed().sendGrades() != GradePosts.OFF;
    boolean resource =
        settings
            .flatMap(DeepLinkingSettings::item)
            .filter(i -> i == DeepLinkingSettings.Item.RESOURCE_LINK)
            .isPresent();
    boolean columns = graded && settings.filter(DeepLinkingSettings::columns).isPresent();
    List<String> notes = new ArrayList<>();
    if (settings.isPresent() && !resource) {
      notes.add(texts.of("picker.links-only"));
    } else if (settings.isPresent() && !graded) {
      notes.add(texts.of("picker.grades-off"));
    } else if (settings.isPresent() && !columns) {
      notes.add(texts.of("picker.no-columns"));
    }
    return new DetailsView(
        frame,
        notes,
        items,
        errors,
        session.picking().zone().isEmpty() ? "UTC" : session.picking().zone(),
        session.picking().zone().isEmpty(),
        columns,
        graded && (resource || settings.isEmpty()),
        resource,
        settings.filter(s -> s.window() && s.iframe()).isPresent(),
        settings.isPresent());
  }

  static Optional<LabProfile> find(List<LabProfile> labs, int id) {
    return labs.stream()
        .filter(LabProfile::launchable)
        .filter(l -> l.id().value() == id)
        .findFirst();
  }

  /** The languages of the lab that a launch can ask for. */
  static List<Language> languages(LabProfile lab) {
    return lab.languages().stream()
        .flatMap(code -> Language.ofCode(code).stream())
        .distinct()
        .toList();
  }

  /** The instruction sets that a launch can ask for: an id with a blank in it cannot be sent. */
  static List<String> instructions(LabProfile lab) {
    return lab.instructionSets().stream()
        .filter(id -> !id.isEmpty() && id.chars().noneMatch(Character::isWhitespace))
        .toList();
  }

  private DetailsView.Item item(Pick pick, LabProfile lab) {
    List<Language> languages = languages(lab);
    List<String> instructions = instructions(lab);
    return new DetailsView.Item(
        pick,
        lab.name(),
        languages.size() < 2
            ? List.of()
            : languages.stream()
                .map(
                    l ->
                        new DetailsView.Choice(
                            l.code(),
                            ListPage.languageName(
                                l.code(), Locale.forLanguageTag(texts.language()))))
                .toList(),
        instructions.size() < 2
            ? List.of()
            : instructions.stream().map(id -> new DetailsView.Choice(id, id)).toList());
  }
}
