package io.labport.adapter.scorm.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.page.TextBundle;
import io.labport.core.spi.page.Texts;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the pages: in the reader's language, with the operator's look, and in nobody's frame. */
public final class Pages {
  private static final String TEMPLATES = "io.labport.adapter.scorm.page.templates";
  private static final String POLICY = "Content-Security-Policy";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

  private final TextBundle texts;
  private final Branding branding;
  private final Assets assets;

  @Inject
  public Pages(PageTexts texts, Branding branding, Assets assets) {
    this.texts = texts.bundle("io.labport.adapter.scorm.page.texts", Pages.class.getClassLoader());
    this.branding = branding;
    this.assets = assets;
  }

  /** Why the lab does not open, and what to do. */
  public WebResponse refused(List<Locale> locales, RefusalCode code, String reference) {
    Texts language = texts.in(locales);
    RefusedPage page =
        new RefusedPage(
            frame(language, "refused.title", null),
            sentence(language, code),
            reference,
            code.name());
    return page(code.status(), "refused.jte", page);
  }

  /**
   * A page about a one-time code.
   *
   * @param action where the form goes; empty for a page without one
   */
  WebResponse stepUp(
      int status,
      List<Locale> locales,
      String titleKey,
      String sentenceKey,
      String action,
      String challenge,
      int left) {
    Texts language = texts.in(locales);
    return page(
        status,
        "stepup.jte",
        new StepUpPage(
            frame(language, titleKey, null), language.of(sentenceKey), action, challenge, left));
  }

  /**
   * The page that posts the ticket in its address's fragment.
   *
   * @param launch where to
   */
  public WebResponse fragment(List<Locale> locales, String launch) {
    FragmentPage page =
        new FragmentPage(
            frame(texts.in(locales), "fragment.title", null),
            launch,
            assets.of("scorm-fragment.js").toString());
    return leading(page(200, "fragment.jte", page), launch);
  }

  /**
   * The window that makes a SCO's calls.
   *
   * @param opener the origin of the SCO's page
   * @param calls where they go
   * @param launch where labs are opened
   * @param session what the SCO's call for a session would have been answered
   */
  public WebResponse relay(
      List<Locale> locales, String opener, String calls, String launch, String session) {
    Texts language = texts.in(locales);
    Frame.Relay relay = new Frame.Relay(opener, calls, language.of("relay.waiting"));
    RelayPage page = relayPage(language, relay, launch, session, "");
    return leading(page(200, "relay.jte", page), launch);
  }

  /**
   * As {@link #refused}, in the window of a SCO, which is told as well.
   *
   * @param refusal what the SCO's call for a session would have been answered
   */
  public WebResponse relayRefused(
      List<Locale> locales, RefusalCode code, String reference, String opener, String refusal) {
    if (opener.isEmpty()) {
      return refused(locales, code, reference);
    }
    Texts language = texts.in(locales);
    Frame.Relay relay = new Frame.Relay(opener, "", sentence(language, code));
    return page(code.status(), "relay.jte", relayPage(language, relay, "", refusal, reference));
  }

  private RelayPage relayPage(
      Texts language, Frame.Relay relay, String launch, String session, String reference) {
    return new RelayPage(
        frame(language, "relay.title", relay),
        relay.message(),
        launch,
        // The block is no script to a browser, but only a "<" could end it.
        session.replace("<", "\\u003c"),
        reference,
        assets.of("scorm-relay.js").toString());
  }

  private static String sentence(Texts language, RefusalCode code) {
    return language.of("refused." + code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private Frame frame(Texts language, String titleKey, Frame.@Nullable Relay relay) {
    return new Frame(language, branding, language.of(titleKey), relay);
  }

  private WebResponse page(int status, String template, Object model) {
    StringOutput output = new StringOutput();
    engine.render(template, model, output);
    return unframed(WebResponse.html(status, output.toString()));
  }

  /** A form's redirect counts as its action, and the lab is on a host that nobody here knows. */
  private static WebResponse leading(WebResponse page, String launch) {
    String schemes = launch.startsWith("https:") ? "https:" : "https: http:";
    return withPolicy(page, "form-action 'self' " + schemes);
  }

  /** The same in nobody's frame: a click in it opens labs. */
  public static WebResponse unframed(WebResponse page) {
    return withPolicy(page, "frame-ancestors 'none'");
  }

  private static WebResponse withPolicy(WebResponse page, String directive) {
    Map<String, List<String>> headers = new LinkedHashMap<>(page.headers());
    List<String> policy = new ArrayList<>(headers.getOrDefault(POLICY, List.of()));
    policy.add(directive);
    headers.put(POLICY, List.of(String.join("; ", policy)));
    return new WebResponse(page.status(), headers, page.body());
  }
}
