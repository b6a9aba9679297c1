package io.labport.adapter.lti.deeplink;

import io.labport.core.domain.LabProfile;
import io.labport.core.spi.http.WebRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the two forms of the picker say, worked into the selection. */
final class SelectionForm {
  /** More make a response that platforms and proxies refuse for its length. */
  static final int MOST = 50;

  private static final int LONGEST = 500;

  private final WebRequest request;
  private final Session session;

  SelectionForm(WebRequest request, Session session) {
    this.request = request;
    this.session = session;
  }

  /**
   * With what is ticked on this page of the list; what is chosen on others stays.
   *
   * @param labs of which alone one can choose
   */
  Picking ticked(Picking before, List<LabProfile> labs) {
    Set<Integer> shown = numbers("shown");
    Set<Integer> ticked = numbers("lab");
    List<Pick> picks = new ArrayList<>();
    boolean another = !session.multiple() && !ticked.isEmpty();
    for (Pick pick : before.picks()) {
      boolean stays = ticked.contains(pick.lab()) || !(another || shown.contains(pick.lab()));
      if (stays) {
        picks.add(pick);
      }
    }
    for (int number : ticked) {
      if (picks.stream().noneMatch(p -> p.lab() == number)) {
        DetailsPage.find(labs, number).ifPresent(lab -> picks.add(fresh(lab)));
      }
    }
    return before.with(session.multiple() ? picks : picks.stream().limit(1).toList());
  }

  private Pick fresh(LabProfile lab) {
    boolean window = session.settings().map(DeepLinkingSettings::window).orElse(true);
    String title =
        session
            .settings()
            .filter(s -> !s.multiple())
            .flatMap(DeepLinkingSettings::title)
            .orElse(lab.name());
    return Pick.of(lab.id().value(), title, true, window);
  }

  /** With what was searched for, and the page that was asked for. */
  Picking looking(Picking before, String action) {
    String query = PlainText.atMost(200, field("q").strip());
    String asked = action.startsWith("page-") ? action.substring("page-".length()) : "";
    int page = asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : before.page();
    boolean anew = action.equals("search") || !query.equals(before.query());
    return before.looking(query, anew ? 1 : page);
  }

  /** With what was entered for each lab; what the form does not have stays. */
  Picking entered(Picking before) {
    List<Pick> picks = before.picks().stream().map(this::entered).toList();
    return before.with(picks).in(request.formField("zone").map(this::brief).orElse(before.zone()));
  }

  private Pick entered(Pick pick) {
    if (request.formField("item-" + pick.lab()).isEmpty()) {
      return pick;
    }
    return new Pick(
        pick.lab(),
        field(pick, "title", pick.title()),
        field(pick, "language", pick.language()),
        field(pick, "instructions", pick.instructions()),
        field(pick, "gradeby", pick.gradeBy()),
        // A box that is not ticked is not sent at all; the form has it where it has points.
        request.formField(pick.field("points")).isPresent()
            ? request.formField(pick.field("column")).isPresent()
            : pick.column(),
        field(pick, "points", pick.points()),
        field(pick, "from", pick.from()),
        field(pick, "until", pick.until()),
        field(pick, "due", pick.due()),
        request.formField(pick.field("place")).map("window"::equals).orElse(pick.window()));
  }

  private String field(Pick pick, String name, String otherwise) {
    return request.formField(pick.field(name)).map(this::brief).orElse(otherwise);
  }

  private String field(String name) {
    return request.formField(name).orElse("");
  }

  private String brief(String value) {
    String plain = value.replaceAll("\\p{Cc}+", " ").strip();
    return PlainText.atMost(LONGEST, plain);
  }

  private Set<Integer> numbers(String name) {
    Set<Integer> numbers = new LinkedHashSet<>();
    for (String value : request.form().getOrDefault(name, List.of())) {
      if (value.matches("[0-9]{1,9}")) {
        numbers.add(Integer.parseInt(value));
      }
    }
    return numbers;
  }
}
