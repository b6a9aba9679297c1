package io.labport.core.spi.page;

import java.util.List;
import java.util.Locale;

/** The texts of an adapter in all its languages. Thread-safe. */
@FunctionalInterface
public interface TextBundle {

  /**
   * The first of the wanted languages that the bundle has, else English; never the server's own. A
   * regional language is answered with its language ({@code pt-BR} with Portuguese), and Chinese in
   * the script that the region writes, where the wish names no script: traditional in Taiwan, Hong
   * Kong and Macao, simplified elsewhere. A text that a language lacks comes in English.
   *
   * @param wanted best first
   */
  Texts in(List<Locale> wanted);
}
