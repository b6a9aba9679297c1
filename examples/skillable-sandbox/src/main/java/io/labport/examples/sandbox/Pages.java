package io.labport.examples.sandbox;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Writes pages and their assets, with a policy that allows nothing from elsewhere and no inline
 * code.
 */
final class Pages {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
          + "form-action 'self'; base-uri 'none'";
  private static final Map<String, Asset> ASSETS =
      Map.of(
          "pico.css",
          new Asset("/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css", "text/css"),
          "lab.css",
          new Asset("lab.css", "text/css"),
          "lab.js",
          new Asset("lab.js", "text/javascript"));

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, Pages.class.getPackageName());

  void show(Exchange exchange, int status, String template, Object model) throws IOException {
    StringOutput html = new StringOutput();
    templates.render(template + ".jte", model, html);
    HttpFields.Mutable headers = exchange.response().getHeaders();
    headers.put("Content-Security-Policy", POLICY);
    // The address of a lab page is nobody else's business; the lab client sends no X-Frame-Options.
    headers.put("Referrer-Policy", "no-referrer");
    exchange.text(status, "text/html; charset=utf-8", html.toString());
  }

  void denied(Exchange exchange) throws IOException {
    show(
        exchange,
        403,
        "message",
        new Message("Access Denied", "This link has been used or has expired. Start again."));
  }

  void asset(Exchange exchange, String name) throws IOException {
    @Nullable Asset asset = ASSETS.get(name);
    if (asset == null) {
      exchange.bare(404);
      return;
    }
    try (InputStream in = Pages.class.getResourceAsStream(asset.resource())) {
      if (in == null) {
        exchange.bare(404);
      } else {
        exchange.bytes(200, asset.type() + "; charset=utf-8", in.readAllBytes());
      }
    }
  }

  /** A page with a heading and a sentence. */
  record Message(String title, String text) {}

  /** The page of a deferred launch. */
  record Deferred(String action, List<LabPage> open) {}

  private record Asset(String resource, String type) {}
}
