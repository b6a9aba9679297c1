package io.labport.core.inbound.entrance;

import io.labport.core.internal.page.Templates;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.page.TextBundle;
import io.labport.core.spi.page.Texts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Renders the entrance's pages. */
final class PageRenderer {
  private final Templates templates = new Templates();
  private final TextBundle texts;
  private final Branding branding;
  private final PublicAddress address;
  private final Assets assets;

  @Inject
  PageRenderer(PageTexts texts, Branding branding, PublicAddress address, Assets assets) {
    this.texts =
        texts.bundle("io.labport.core.inbound.entrance.texts", getClass().getClassLoader());
    this.branding = branding;
    this.address = address;
    this.assets = assets;
  }

  Texts texts(List<Locale> wanted) {
    return texts.in(wanted);
  }

  Branding branding() {
    return branding;
  }

  /** Where the pages' forms post to. */
  String action() {
    return address.of("/open").toString();
  }

  /** What asks again by itself. */
  String script() {
    return assets.of("labport-entrance.js").toString();
  }

  WebResponse page(int status, Page page) {
    // A form's redirect counts as its action, and the lab is on a host that only Skillable's answer
    // names. The other directives are the bridge's.
    String schemes = action().startsWith("https:") ? "https:" : "https: http:";
    return WebResponse.html(status, templates.render("entrance/page.jte", page))
        .header("Content-Security-Policy", "form-action 'self' " + schemes);
  }
}
