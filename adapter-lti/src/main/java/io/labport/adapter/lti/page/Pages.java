package io.labport.adapter.lti.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.page.TextBundle;
import io.labport.core.spi.page.Texts;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the pages: escaped by their templates, in the reader's language, with the operator's look.
 */
public final class Pages {
  private static final String TEMPLATES = "io.labport.adapter.lti.page.templates";

  private static final List<String> ADVICE = List.of("settings", "learner", "administrator");

  private final Unguessable unguessable;
  private final Assets assets;
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

  private final TextBundle texts;
  private final Branding branding;

  @Inject
  public Pages(Unguessable unguessable, PageTexts texts, Branding branding, Assets assets) {
    this.unguessable = unguessable;
    this.texts = texts.bundle("io.labport.adapter.lti.page.texts", Pages.class.getClassLoader());
    this.branding = branding;
    this.assets = assets;
  }

  /**
   * A page about what went wrong, or what an address is for.
   *
   * @param code decides the text: the most specific one that there is, {@code lti.state-used}
   *     before {@code lti}
   * @param detail goes into the sentence where the text has a place for it
   */
  public WebResponse message(
      int status, List<Locale> locales, String code, String reference, String detail) {
    return message(status, locales, code, reference, detail, sentence -> Optional.empty());
  }

  /**
   * As the other, with a link back to the platform.
   *
   * @param back given the page's sentence, the address to return to; empty for no link
   */
  public WebResponse message(
      int status,
      List<Locale> locales,
      String code,
      String reference,
      String detail,
      Function<String, Optional<URI>> back) {
    Texts language = texts.in(locales);
    String key = nearest(language, code, ".sentence");
    String sentence = language.of(key + ".sentence", detail);
    MessagePage page =
        new MessagePage(
            frame(language, language.of(nearest(language, code, ".title") + ".title")),
            sentence,
            language.has(key + ".advice") ? language.of(key + ".advice") : "",
            back.apply(sentence).map(URI::toString).orElse(""),
            reference,
            code);
    return render("message.jte", page, status, page.frame(), "; form-action 'none'", false);
  }

  /**
   * A page of a template of its own; its links may lead anywhere.
   *
   * @param titleKey of the text that is its heading
   * @param formAction where its forms may post to, as in the directive of that name
   */
  public WebResponse page(
      List<Locale> locales,
      String template,
      String titleKey,
      String formAction,
      Function<Frame, Object> content) {
    Frame frame = frame(locales, titleKey);
    return render(template, content.apply(frame), 200, frame, "; form-action " + formAction, false);
  }

  /** The key of the most specific text for the code: {@code a.b.c} before {@code a.b}. */
  String nearest(List<Locale> locales, String code) {
    return nearest(texts.in(locales), code, ".title");
  }

  /** A text of the pages, for where a platform shows our words in its own. */
  public String text(List<Locale> locales, String key) {
    return texts.in(locales).of(key);
  }

  /** A page that posts the fields to the address at once. */
  public WebResponse post(List<Locale> locales, URI action, List<Field> fields) {
    Texts language = texts.in(locales);
    PostPage page =
        new PostPage(frame(language, language.of("post.title")), action.toString(), fields);
    return render("post.jte", page, 200, page.frame(), "; form-action " + schemes(action), false);
  }

  /** A page about why the lab cannot open here, with a button that opens it in a window. */
  public WebResponse newWindow(List<Locale> locales, WindowOffer offer) {
    WindowPage page = window(locales, offer);
    return render(
        "window.jte",
        page,
        offer.status(),
        page.frame(),
        "; form-action 'self' " + schemes(offer.login()),
        false);
  }

  WindowPage window(List<Locale> locales, WindowOffer offer) {
    Texts language = texts.in(locales);
    String key = nearest(language, offer.code(), ".sentence");
    String detail = offer.code().substring(offer.code().lastIndexOf('.') + 1);
    return new WindowPage(
        frame(language, language.of(nearest(language, offer.code(), ".title") + ".title")),
        assets.of("lti-window.js").toString(),
        language.of(key + ".sentence", detail),
        ADVICE.stream().map(part -> language.of("window.advice." + part)).toList(),
        offer.fields().isEmpty() ? "" : offer.login().toString(),
        offer.fields().entrySet().stream().map(e -> new Field(e.getKey(), e.getValue())).toList(),
        "labport_window",
        offer.reference(),
        offer.code());
  }

  /** Around a page in the reader's language, with the text of the key as its title. */
  Frame frame(List<Locale> locales, String titleKey) {
    Texts language = texts.in(locales);
    return frame(language, language.of(titleKey));
  }

  /** Around a page with the title. */
  public Frame frame(Texts language, String title) {
    return new Frame(language, branding, unguessable.value(), title);
  }

  /** The words for who prefers these languages, best first. */
  public Texts words(List<Locale> locales) {
    return texts.in(locales);
  }

  /**
   * A page from a template that loads style and script from our own origin; the bridge's own policy
   * fits it.
   */
  public WebResponse own(int status, String template, Object model) {
    StringOutput output = new StringOutput();
    engine.render(template, model, output);
    return WebResponse.html(status, output.toString());
  }

  /** Browsers apply form-action to redirects as well, and the platform's own are not known here. */
  static String schemes(URI action) {
    return "https".equalsIgnoreCase(action.getScheme()) ? "https:" : "https: http:";
  }

  /**
   * @param ownOrigin whether forms to ourselves have to say whence they come
   */
  WebResponse render(
      String template, Object page, int status, Frame frame, String more, boolean ownOrigin) {
    StringOutput output = new StringOutput();
    engine.render(template, page, output);
    return withPolicy(WebResponse.html(status, output.toString()), frame.nonce(), more, ownOrigin);
  }

  /**
   * What the bridge adds stays, above all who may frame us, which is the operator's to say. Nothing
   * is loaded but the operator's look; what else the pages need stands in them.
   */
  private WebResponse withPolicy(WebResponse page, String nonce, String more, boolean ownOrigin) {
    return page.header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'nonce-"
                + nonce
                + "'; style-src "
                + branding.styleSources()
                + " 'nonce-"
                + nonce
                + "'; base-uri 'none'"
                + (more.contains("connect-src") ? "" : "; connect-src 'none'")
                + more)
        .header("Cache-Control", "no-store")
        // Without a referrer browsers send the origin "null" with a form; the address has no
        // secret.
        .header("Referrer-Policy", ownOrigin ? "same-origin" : "no-referrer");
  }

  /** Each part by itself: an embedder may have a title of its own where the sentence is common. */
  private static String nearest(Texts texts, String code, String part) {
    String key = code;
    while (!texts.has(key + part)) {
      int dot = key.lastIndexOf('.');
      if (dot < 0) {
        throw new MissingResourceException("no text for " + code, "texts", code);
      }
      key = key.substring(0, dot);
    }
    return key;
  }
}
