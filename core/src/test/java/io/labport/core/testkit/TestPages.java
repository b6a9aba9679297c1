package io.labport.core.testkit;

import io.labport.core.internal.page.BundledTexts;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.page.TextOverrides;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What an adapter's pages are made with, for tests that run it without a Labport. */
public final class TestPages {
  private TestPages() {}

  /** The adapter's own texts, as a Labport without an embedder's wording loads them. */
  public static PageTexts texts(String adapter) {
    return new BundledTexts(adapter, TextOverrides.none());
  }

  /** The look without any setting. */
  public static Branding plain() {
    return new Branding(
        Optional.empty(),
        Optional.empty(),
        List.of(URI.create("https://labs.example/assets/labport.css?v=1")));
  }
}
