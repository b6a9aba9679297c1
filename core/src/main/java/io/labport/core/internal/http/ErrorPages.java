package io.labport.core.internal.http;

import io.labport.core.internal.page.Templates;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.page.ReaderLanguages;
import io.labport.core.spi.page.TextBundle;
import io.labport.core.spi.page.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Answers for what no handler answered: a page for people, in the language of their browser; a
 * problem (RFC 9457) for programs, in English.
 */
public final class ErrorPages {
  /** The area of the texts. */
  public static final String AREA = "errors";

  /** What went wrong, as far as it is anybody's business. */
  enum Kind {
    BUSY(503, "busy", "Please try again in a moment"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    OTHER_METHOD(405, "other-method", "This method is not allowed here"),
    NOTHING_HERE(404, "nothing-here", "There is nothing here"),
    UNREADABLE(400, "unreadable", "The request cannot be read"),
    OUT_OF_ORDER(500, "out-of-order", "This does not work at the moment"),
    FAILED(500, "failed", "Something went wrong");

    private final int status;
    private final String key;
    private final String forPrograms;

    Kind(int status, String key, String forPrograms) {
      this.status = status;
      this.key = key;
      this.forPrograms = forPrograms;
    }
  }

  private final Templates templates = new Templates();
  private final TextBundle texts;
  private final Branding branding;

  public ErrorPages(PageTexts texts, Branding branding) {
    this.texts = texts.bundle("io.labport.core.internal.http.errors", getClass().getClassLoader());
    this.branding = branding;
  }

  Branding branding() {
    return branding;
  }

  WebResponse of(Kind kind, String reference, Map<String, List<String>> headers) {
    return wantsJson(headers)
        ? problem(kind, reference)
        : page(kind, reference, texts.in(ReaderLanguages.of(headers)));
  }

  private static boolean wantsJson(Map<String, List<String>> headers) {
    String accept = joined(headers, "accept");
    if (accept.contains("text/html")) {
      return false;
    }
    return accept.contains("json") || joined(headers, "content-type").contains("json");
  }

  private static String joined(Map<String, List<String>> headers, String name) {
    return String.join(",", headers.getOrDefault(name, List.of())).toLowerCase(Locale.ROOT);
  }

  // All of this is our own words, no embedder's, so that nothing needs escaping.
  private static WebResponse problem(Kind kind, String reference) {
    return WebResponse.of(
        kind.status,
        "application/problem+json",
        "{\"status\":%d,\"title\":\"%s\",\"code\":\"labport.%s\",\"reference\":\"%s\"}"
            .formatted(kind.status, kind.forPrograms, kind.key, reference)
            .getBytes(StandardCharsets.UTF_8));
  }

  private WebResponse page(Kind kind, String reference, Texts language) {
    ErrorPage page =
        new ErrorPage(
            language,
            branding,
            language.of(kind.key + ".title"),
            language.has(kind.key + ".advice") ? language.of(kind.key + ".advice") : "",
            reference);
    return WebResponse.html(kind.status, templates.render("error/page.jte", page));
  }
}
