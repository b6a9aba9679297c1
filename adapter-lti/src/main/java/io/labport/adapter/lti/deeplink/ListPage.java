package io.labport.adapter.lti.deeplink;

import io.labport.core.domain.LabProfile;
import io.labport.core.spi.page.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns labs into what the list shows of them. */
final class ListPage {
  private static final int LONGEST_ABOUT = 280;

  private final Texts texts;
  private final Session session;

  ListPage(Texts texts, Session session) {
    this.texts = texts;
    this.session = session;
  }

  ListView view(PickerFrame frame, List<LabProfile> labs, String error) {
    Picking picking = session.picking();
    LabList list = LabList.of(labs, picking.query(), picking.page());
    List<ListView.Series> series = new ArrayList<>();
    list.series()
        .forEach(
            (name, members) ->
                series.add(
                    new ListView.Series(
                        name.isEmpty() ? texts.of("picker.other-labs") : name,
                        members.stream().map(this::row).toList())));
    long here =
        series.stream().flatMap(s -> s.rows().stream()).filter(ListView.Row::chosen).count();
    return new ListView(
        frame,
        picking.query(),
        session.multiple(),
        series,
        list.found(),
        list.page(),
        list.pages(),
        picking.picks().size(),
        picking.picks().size() - (int) here,
        labs.stream().noneMatch(LabProfile::launchable),
        error);
  }

  private ListView.Row row(LabProfile lab) {
    List<String> facts = new ArrayList<>();
    facts.add(texts.of("picker.number", lab.number().orElse(lab.id().toString())));
    lab.duration().ifPresent(d -> facts.add(texts.of("picker.minutes", d.toMinutes())));
    if (!lab.languages().isEmpty()) {
      facts.add(String.join(", ", lab.languages().stream().map(this::language).toList()));
    }
    if (lab.instructionSets().size() > 1) {
      facts.add(texts.of("picker.instruction-sets", lab.instructionSets().size()));
    }
    String about = PlainText.atMost(LONGEST_ABOUT, lab.description().map(PlainText::of).orElse(""));
    return new ListView.Row(
        lab.id().value(),
        lab.name(),
        String.join(" \u00b7 ", facts),
        about,
        session.picking().pick(lab.id().value()).isPresent());
  }

  private String language(String code) {
    return languageName(code, Locale.forLanguageTag(texts.language()));
  }

  /** A name in the language of the page; the code where Java knows none. */
  static String languageName(String code, Locale reader) {
    return Optional.of(Locale.forLanguageTag(code.replace('_', '-')).getDisplayName(reader))
        .filter(name -> !name.isEmpty())
        .orElse(code);
  }
}
