package io.labport.core.internal.page;

import io.labport.core.domain.Language;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.page.TextBundle;
import io.labport.core.spi.page.TextOverrides;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one area, read whole when they are asked for. Not {@code ResourceBundle}: that one
 * keeps its bundles in a static cache, and knows no wording of an embedder.
 */
public final class BundledTexts implements PageTexts {
  private final String area;
  private final TextOverrides overrides;

  public BundledTexts(String area, TextOverrides overrides) {
    this.area = area;
    this.overrides = overrides;
  }

  @Override
  public TextBundle bundle(String base, ClassLoader loader, List<Locale> moreLanguages) {
    String path = base.replace('.', '/');
    Map<Locale, Map<String, String>> texts = new HashMap<>();
    Stream.concat(
            Arrays.stream(Language.values())
                .map(language -> Locale.forLanguageTag(language.code())),
            moreLanguages.stream())
        .forEach(
            language ->
                read(loader, path + "_" + suffix(language) + ".properties")
                    .ifPresent(found -> texts.put(language, found)));
    texts.put(
        Locale.ENGLISH,
        read(loader, path + ".properties")
            .orElseThrow(
                () ->
                    new MissingResourceException(
                        "there is no file " + path + ".properties on the class path", base, "")));
    return new LoadedBundle(area, texts, overrides);
  }

  private static String suffix(Locale language) {
    return language.toLanguageTag().replace('-', '_');
  }

  private static Optional<Map<String, String>> read(ClassLoader loader, String file) {
    try (@Nullable InputStream stream = loader.getResourceAsStream(file)) {
      if (stream == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      Map<String, String> texts = new HashMap<>();
      properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
      return Optional.of(Map.copyOf(texts));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the texts in " + file, e);
    }
  }
}
