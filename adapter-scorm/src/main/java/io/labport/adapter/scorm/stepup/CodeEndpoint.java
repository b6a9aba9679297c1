package io.labport.adapter.scorm.stepup;

import io.labport.adapter.scorm.page.StepUpPages;
import io.labport.adapter.scorm.tracking.StepUps;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.ReaderLanguages;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** {@code POST /v1/d/{dispatch}/step-up}: the learner gives the code. */
public final class CodeEndpoint implements WebHandler {
  private final OneTimeCodes codes;
  private final StepUps stepUps;
  private final StepUpPages pages;

  @Inject
  CodeEndpoint(OneTimeCodes codes, StepUps stepUps, StepUpPages pages) {
    this.codes = codes;
    this.stepUps = stepUps;
    this.pages = pages;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    List<Locale> locales = ReaderLanguages.of(request);
    String dispatch = request.pathVariables().getOrDefault("dispatch", "");
    String name = request.formField("challenge").orElse("");
    OneTimeCodes.Given given = codes.give(name, request.formField("code").orElse(""));
    if (given instanceof OneTimeCodes.Given.Right right) {
      boolean proven =
          right.challenge().dispatch().equals(dispatch)
              && stepUps.succeeded(right.challenge().session());
      return proven ? pages.done(locales) : pages.problem(locales, 410, "over");
    }
    return given instanceof OneTimeCodes.Given.Wrong wrong
        ? pages.again(
            locales,
            wrong.challenge().dispatch(),
            name,
            OneTimeCodes.TRIES - wrong.challenge().tries())
        : pages.problem(locales, 410, "over");
  }
}
