package io.labport.core.inbound.entrance;

import io.labport.core.domain.CloseOutcome;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.port.inbound.LabLauncher;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.ReaderLanguages;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the forms of our pages ask for. The ticket in the body, which no other site knows, says for
 * whom.
 */
final class OpenEndpoint implements WebHandler {
  private static final String ASKED_BY_SCRIPT = "X-Labport-Asking";

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
    WebResponse answer = answer(request);
    return request.header(ASKED_BY_SCRIPT).isPresent() ? forScript(answer) : answer;
  }

  /**
   * The page's script cannot see where a redirect leads, and must not follow it: the one view of
   * the address is the learner's. The header keeps other sites out, which cannot send it here.
   */
  private static WebResponse forScript(WebResponse answer) {
    List<String> address = answer.headers().getOrDefault("Location", List.of());
    return answer.status() == 303 && !address.isEmpty()
        ? WebResponse.of(200, "text/uri-list", address.get(0).getBytes(StandardCharsets.UTF_8))
        : answer;
  }

  private WebResponse answer(WebRequest request) {
    String ticket = request.formField("ticket").orElse("");
    Optional<EntranceRequest> entry = entries.find(ticket);
    if (entry.isEmpty()) {
      return pages.withoutEntry(400, ReaderLanguages.of(request));
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
}
