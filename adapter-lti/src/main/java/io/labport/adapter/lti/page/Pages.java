package io.labport.adapter.lti.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.labport.adapter.lti.keys.Unguessable;
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

  private final Unguessable unguessable;
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

  @Inject
  public Pages(Unguessable unguessable) {
    this.unguessable = unguessable;
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
    StringOutput output = new StringOutput();
    engine.render("message.jte", page, output);
    return withPolicy(
        WebResponse.html(status, output.toString()), page.nonce(), "; form-action 'none'");
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
    StringOutput output = new StringOutput();
    engine.render("post.jte", page, output);
    // Browsers apply form-action to redirects as well, and the platform's own are not known here.
    String schemes = "https".equalsIgnoreCase(action.getScheme()) ? "https:" : "https: http:";
    return withPolicy(
        WebResponse.html(200, output.toString()), page.nonce(), "; form-action " + schemes);
  }

  /** The words for who prefers these languages, best first. */
  public Texts words(List<Locale> locales) {
    ResourceBundle texts = texts(locales);
    return new Texts(texts, language(texts));
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

  /**
   * What the bridge adds stays, above all who may frame us, which is the operator's to say. Nothing
   * is loaded; what the pages need stands in them.
   */
  private static WebResponse withPolicy(WebResponse page, String nonce, String more) {
    return page.header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'nonce-"
                + nonce
                + "'; style-src 'nonce-"
                + nonce
                + "'; img-src 'none'; font-src 'none'; connect-src 'none'; base-uri 'none'"
                + more)
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer");
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
