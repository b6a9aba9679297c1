package io.labport.adapter.lti.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;

/** Makes the pages: escaped by their templates, nothing loaded from anywhere. */
public final class Pages {
  private static final String TEMPLATES = "io.labport.adapter.lti.page.templates";

  private static final List<String> ADVICE = List.of("settings", "learner", "administrator");

  private final Unguessable unguessable;
  private final Assets assets;
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

  @Inject
  public Pages(Unguessable unguessable, Assets assets) {
    this.unguessable = unguessable;
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
    ResourceBundle texts = texts(locales);
    String key = nearest(texts, code);
    String sentence = texts.getString(key + ".sentence").replace("{0}", detail);
    MessagePage page =
        new MessagePage(
            language(texts),
            unguessable.value(),
            texts.getString(key + ".title"),
            sentence,
            optional(texts, key + ".advice"),
            back.apply(sentence).map(URI::toString).orElse(""),
            texts.getString("back"),
            texts.getString("reference"),
            reference,
            code);
    return render("message.jte", page, status, page.nonce(), "; form-action 'none'", false);
  }

  /** A page that posts the fields to the address at once. */
  public WebResponse post(List<Locale> locales, URI action, List<Field> fields) {
    ResourceBundle texts = texts(locales);
    PostPage page =
        new PostPage(
            language(texts),
            unguessable.value(),
            texts.getString("post.title"),
            action.toString(),
            fields,
            texts.getString("post.button"));
    return render("post.jte", page, 200, page.nonce(), "; form-action " + schemes(action), false);
  }

  /** A page about why the lab cannot open here, with a button that opens it in a window. */
  public WebResponse newWindow(List<Locale> locales, WindowOffer offer) {
    WindowPage page = window(locales, offer);
    return render(
        "window.jte",
        page,
        offer.status(),
        page.nonce(),
        "; form-action 'self' " + schemes(offer.login()),
        false);
  }

  WindowPage window(List<Locale> locales, WindowOffer offer) {
    ResourceBundle texts = texts(locales);
    String key = nearest(texts, offer.code());
    return new WindowPage(
        language(texts),
        unguessable.value(),
        assets.of("lti-window.js").toString(),
        texts.getString(key + ".title"),
        texts
            .getString(key + ".sentence")
            .replace("{0}", offer.code().substring(offer.code().lastIndexOf('.') + 1)),
        texts.getString("window.button"),
        texts.getString("window.access.sentence"),
        texts.getString("window.access.button"),
        texts.getString("window.advice.title"),
        ADVICE.stream().map(part -> texts.getString("window.advice." + part)).toList(),
        offer.fields().isEmpty() ? "" : offer.login().toString(),
        offer.fields().entrySet().stream().map(e -> new Field(e.getKey(), e.getValue())).toList(),
        "labport_window",
        texts.getString("reference"),
        offer.reference(),
        offer.code());
  }

  String language(List<Locale> locales) {
    return language(texts(locales));
  }

  String text(List<Locale> locales, String key) {
    return texts(locales).getString(key);
  }

  /** The most specific of several texts that there is; empty when there is none. */
  public static Optional<String> first(List<Locale> locales, List<String> keys) {
    ResourceBundle texts = texts(locales);
    return keys.stream().filter(texts::containsKey).map(texts::getString).findFirst();
  }

  /** Browsers apply form-action to redirects as well, and the platform's own are not known here. */
  static String schemes(URI action) {
    return "https".equalsIgnoreCase(action.getScheme()) ? "https:" : "https: http:";
  }

  /**
   * @param ownOrigin whether forms to ourselves have to say whence they come
   */
  WebResponse render(
      String template, Object page, int status, String nonce, String more, boolean ownOrigin) {
    StringOutput output = new StringOutput();
    engine.render(template, page, output);
    return withPolicy(WebResponse.html(status, output.toString()), nonce, more, ownOrigin);
  }

  /**
   * What the bridge adds stays, above all who may frame us, which is the operator's to say. Nothing
   * is loaded; what the pages need stands in them.
   */
  private static WebResponse withPolicy(
      WebResponse page, String nonce, String more, boolean ownOrigin) {
    return page.header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'nonce-"
                + nonce
                + "'; style-src 'nonce-"
                + nonce
                + "'; img-src 'none'; font-src 'none'; base-uri 'none'"
                + (more.contains("connect-src") ? "" : "; connect-src 'none'")
                + more)
        .header("Cache-Control", "no-store")
        // Without a referrer browsers send the origin "null" with a form; the address has no
        // secret.
        .header("Referrer-Policy", ownOrigin ? "same-origin" : "no-referrer");
  }

  private static ResourceBundle texts(List<Locale> locales) {
    Locale wanted = locales.isEmpty() ? Locale.ROOT : locales.get(0);
    return ResourceBundle.getBundle(
        "io.labport.adapter.lti.page.texts",
        wanted,
        Pages.class.getClassLoader(),
        // Never the language of the server.
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static String language(ResourceBundle texts) {
    String language = texts.getLocale().toLanguageTag();
    return language.equals("und") ? "en" : language;
  }

  private static String nearest(ResourceBundle texts, String code) {
    String key = code;
    while (!texts.containsKey(key + ".title")) {
      int dot = key.lastIndexOf('.');
      if (dot < 0) {
        throw new MissingResourceException("no text for " + code, "texts", code);
      }
      key = key.substring(0, dot);
    }
    return key;
  }

  private static String optional(ResourceBundle texts, String key) {
    return texts.containsKey(key) ? texts.getString(key) : "";
  }
}
