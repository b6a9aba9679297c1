package io.labport.adapter.scorm.stepup;

import io.labport.adapter.scorm.dispatch.CodeSender;
import io.labport.adapter.scorm.dispatch.limit.Rate;
import io.labport.adapter.scorm.page.StepUpPages;
import io.labport.adapter.scorm.tracking.StepUp;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a one-time code to the learner whom the LMS claims, and asks for it. */
public final class CodeStepUp implements StepUp {
  private static final Logger LOG = LoggerFactory.getLogger(CodeStepUp.class);

  private final CodeSender sender;
  private final OneTimeCodes codes;
  private final StepUpPages pages;
  private final Rate sent;

  @Inject
  CodeStepUp(CodeSender sender, OneTimeCodes codes, StepUpPages pages, Clock clock) {
    this.sender = sender;
    this.codes = codes;
    this.pages = pages;
    // Whoever claims to be somebody else has that person sent codes: not many.
    this.sent = new Rate(3, Duration.ofMinutes(10), clock);
  }

  @Override
  public WebResponse begin(Learner learner, WebRequest request) {
    String tenant = learner.dispatch().tenant();
    if (!sent.allows(learner.dispatch().id() + "/" + learner.pseudonym())) {
      return pages.problem(learner.locales(), 429, "too-often");
    }
    Locale language = learner.locales().isEmpty() ? Locale.ENGLISH : learner.locales().get(0);
    OneTimeCodes.Made made = codes.make(learner.session(), learner.dispatch().id(), tenant);
    try {
      if (!sender.knows(tenant, learner.learnerId())) {
        codes.withdraw(made);
        return pages.problem(learner.locales(), 403, "unreachable");
      }
      sender.send(tenant, learner.learnerId(), made.code(), language);
    } catch (RuntimeException e) {
      codes.withdraw(made);
      // The embedder's message may name the address.
      LOG.warn(
          "a one-time code for registration {} of dispatch {} could not be sent: {}",
          learner.registration(),
          learner.dispatch().id(),
          e.getClass().getName());
      return pages.problem(learner.locales(), 502, "not-sent");
    }
    return pages.ask(learner.locales(), learner.dispatch().id(), made.name());
  }
}
