package io.labport.core.inbound.entrance;

import io.labport.core.domain.CloseOutcome;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.port.inbound.LabLauncher;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the forms of our pages ask for. The ticket in the body, which no other site knows, says for
 * whom.
 */
final class OpenEndpoint implements WebHandler {
  private final LabLauncher launcher;
  private final Entries entries;
  private final OutcomePages pages;

  @Inject
  OpenEndpoint(LabLauncher launcher, Entries entries, OutcomePages pages) {
    this.launcher = launcher;
    this.entries = entries;
    this.pages = pages;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    String ticket = request.formField("ticket").orElse("");
    Optional<EntranceRequest> entry = entries.find(ticket);
    if (entry.isEmpty()) {
      return WebResponse.text(400, Texts.in(languages(request)).of("unknown-entry"));
    }
    LaunchRequest launch = entry.get().launch();
    int tries = number(request.formField("tries")).map(Long::intValue).orElse(0);
    String wish = request.formField("do").orElse("open");
    Optional<LabInstanceId> instance =
        number(request.formField("instance")).filter(n -> n > 0).map(LabInstanceId::new);
    if (instance.isPresent()) {
      switch (wish) {
        case "return" -> {
          return pages.of(launcher.returnTo(launch, instance.get()), entry.get(), ticket, tries);
        }
        case "save" -> {
          return closed(launcher.save(launch.learner().id(), instance.get()), entry.get(), ticket);
        }
        case "end" -> {
          return closed(launcher.end(launch.learner().id(), instance.get()), entry.get(), ticket);
        }
        default -> {
          // Any other wish is to open this entry's own lab.
        }
      }
    }
    return pages.of(
        wish.equals("start-over") ? launcher.startOver(launch) : launcher.launch(launch),
        entry.get(),
        ticket,
        tries);
  }

  private WebResponse closed(CloseOutcome outcome, EntranceRequest entry, String ticket) {
    boolean under = outcome == CloseOutcome.ACCEPTED || outcome == CloseOutcome.OUTCOME_UNKNOWN;
    return pages.message(under ? 200 : 409, entry, ticket, under ? "closed-other" : "close-failed");
  }

  private static Optional<Long> number(Optional<String> text) {
    return text.filter(digits -> digits.matches("\\d{1,18}")).map(Long::valueOf);
  }

  private static List<Locale> languages(WebRequest request) {
    try {
      return request
          .header("Accept-Language")
          .map(Locale.LanguageRange::parse)
          .map(ranges -> ranges.stream().map(r -> Locale.forLanguageTag(r.getRange())).toList())
          .orElse(List.of());
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }
}
