package io.labport.core.inbound.entrance;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** Renders pages with the compiled, contextually escaping templates. */
final class PageRenderer {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, // from the class path, by the loader of this jar
          ContentType.Html,
          PageRenderer.class.getClassLoader(),
          "io.labport.core.inbound.entrance.pages");
  private final PublicAddress address;

  @Inject
  PageRenderer(PublicAddress address) {
    this.address = address;
  }

  /** Where the pages' forms post to. */
  String action() {
    return address.of("/open").toString();
  }

  /** Where style and script come from. */
  String assets() {
    return address.of("/assets").toString();
  }

  WebResponse page(int status, Page page) {
    StringOutput html = new StringOutput();
    templates.render("entrance/page.jte", page, html);
    // A form's redirect counts as its action, and the lab is on a host that only Skillable's answer
    // names. The other directives are the bridge's.
    String schemes = action().startsWith("https:") ? "https:" : "https: http:";
    return WebResponse.html(status, html.toString())
        .header("Content-Security-Policy", "form-action 'self' " + schemes);
  }
}
