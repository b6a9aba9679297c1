package io.labport.core.inbound.entrance;

import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RetryRule;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Texts;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns each outcome into what the learner sees: the lab itself, or a page that says what happens
 * and what to do.
 */
final class OutcomePages {
  /** How often a page asks again by itself before it leaves that to the learner. */
  private static final int MOST_WAITS = 200;

  private static final Logger LOG = LoggerFactory.getLogger(OutcomePages.class);

  private final PageRenderer renderer;

  @Inject
  OutcomePages(PageRenderer renderer) {
    this.renderer = renderer;
  }

  WebResponse of(LaunchOutcome outcome, EntranceRequest entry, String ticket, int tries) {
    Draft draft = new Draft(renderer.texts(entry.locales()), entry, ticket, tries);
    if (outcome instanceof LaunchOutcome.Opened opened) {
      return leading(opened.oneTimeUrl(), draft, opened.run());
    }
    if (outcome instanceof LaunchOutcome.LearnerActionRequired action) {
      return leading(action.oneTimeUrl(), draft, action.run());
    }
    if (outcome instanceof LaunchOutcome.Starting starting) {
      return waiting(draft, "starting", starting.askAgainIn());
    }
    if (outcome instanceof LaunchOutcome.OutcomeUnknown unknown) {
      return waiting(draft, "checking", unknown.askAgainIn());
    }
    if (outcome instanceof LaunchOutcome.StillClosing closing) {
      return waiting(draft, "closing", closing.askAgainIn());
    }
    if (outcome instanceof LaunchOutcome.BeingGraded) {
      return renderer.page(200, draft.page("graded"));
    }
    if (outcome instanceof LaunchOutcome.TooManyOpen many) {
      return renderer.page(
          200, draft.labs(many.labs()).button("ask-again", Duration.ZERO).page("too-many"));
    }
    return refused(draft, (LaunchOutcome.Refused) outcome);
  }

  /** To the address, if it is on a host where the lab may be. */
  private WebResponse leading(URI address, Draft draft, LabRunId run) {
    if (LabHosts.allow(draft.entry.labHosts(), address)) {
      return WebResponse.seeOther(address);
    }
    LOG.error(
        "Run {}: the lab's address is on the host {}, which is not among those allowed",
        run,
        address.getHost());
    return renderer.page(
        409, draft.reference(run.toString()).page("refusal." + RefusalReason.UNKNOWN_FAILURE));
  }

  /** The page in a frame of the LMS: the lab opens beside it, at the learner's click. */
  WebResponse ready(EntranceRequest entry, String ticket) {
    Draft draft = new Draft(renderer.texts(entry.locales()), entry, ticket, 0);
    return renderer.page(200, draft.newWindow().button("open", Duration.ZERO).page("ready"));
  }

  WebResponse message(int status, EntranceRequest entry, String ticket, String text) {
    Draft draft = new Draft(renderer.texts(entry.locales()), entry, ticket, 0);
    return renderer.page(status, draft.button("continue", Duration.ZERO).page(text));
  }

  /** For whoever comes without a ticket that we know: nothing to click, only what to do. */
  WebResponse withoutEntry(int status, List<Locale> locales) {
    Texts texts = renderer.texts(locales);
    return renderer.page(
        status,
        new Page(
            texts,
            renderer.branding(),
            texts.of("unknown-entry.title"),
            texts.of("unknown-entry"),
            "",
            renderer.action(),
            Optional.empty(),
            false,
            0,
            0,
            List.of(),
            false,
            Optional.empty(),
            Optional.empty(),
            renderer.script()));
  }

  private WebResponse waiting(Draft draft, String text, Duration askAgainIn) {
    Duration wait = draft.tries < MOST_WAITS ? askAgainIn : Duration.ZERO;
    return renderer.page(200, draft.again().button("continue", wait).page(text));
  }

  private WebResponse refused(Draft draft, LaunchOutcome.Refused refused) {
    RefusalReason reason = refused.reason();
    RetryRule retry = reason.retry();
    Draft page = draft.reference(refused.reference());
    int repetition = draft.tries + 1;
    if (retry.kind() == RetryRule.Kind.AUTOMATIC && repetition <= retry.tries()) {
      Duration wait = retry.waitBefore(repetition);
      Duration asked = refused.retryAfter().orElse(Duration.ZERO);
      page.again().button("ask-again", asked.compareTo(wait) > 0 ? asked : wait);
    } else if (retry.kind() == RetryRule.Kind.AUTOMATIC) {
      return renderer.page(503, page.button("ask-again", Duration.ZERO).page("gave-up"));
    } else if (retry.kind() == RetryRule.Kind.BY_LEARNER) {
      page.button("ask-again", Duration.ZERO);
    }
    return renderer.page(
        retry.kind() == RetryRule.Kind.NEVER ? 409 : 503, page.page("refusal." + reason.name()));
  }

  /** A page in the making. */
  private final class Draft {
    private final Texts texts;
    private final EntranceRequest entry;
    private final String ticket;
    private int tries;
    private Optional<String> button = Optional.empty();
    private Duration askAgainAfter = Duration.ZERO;
    private boolean newWindow;
    private List<OpenLab> labs = List.of();
    private Optional<String> reference = Optional.empty();

    Draft(Texts texts, EntranceRequest entry, String ticket, int tries) {
      this.texts = texts;
      this.entry = entry;
      this.ticket = ticket;
      this.tries = tries;
    }

    Draft button(String key, Duration after) {
      button = Optional.of(texts.of(key));
      askAgainAfter = after;
      return this;
    }

    Draft newWindow() {
      newWindow = true;
      return this;
    }

    /** The page's next question counts as one more try. */
    Draft again() {
      tries++;
      return this;
    }

    Draft labs(List<OpenLab> open) {
      labs = open;
      return this;
    }

    Draft reference(String text) {
      reference = Optional.of(text);
      return this;
    }

    Page page(String messageKey) {
      return new Page(
          texts,
          renderer.branding(),
          entry.title(),
          texts.of(messageKey),
          ticket,
          renderer.action(),
          button,
          newWindow,
          askAgainAfter.toMillis(),
          tries,
          labs,
          !labs.isEmpty() && labs.stream().anyMatch(lab -> lab.lab().equals(entry.launch().lab())),
          reference,
          entry.returnUrl().map(URI::toString),
          renderer.script());
    }
  }
}
