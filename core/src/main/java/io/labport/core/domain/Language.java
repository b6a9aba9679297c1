package io.labport.core.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The languages of instruction sets and of the lab client (Skillable Lab API v3, Launch, {@code
 * lang}).
 */
public enum Language {
  ENGLISH("en"),
  SPANISH("es"),
  FRENCH("fr"),
  GERMAN("de"),
  PORTUGUESE("pt"),
  JAPANESE("ja"),
  SIMPLIFIED_CHINESE("zh-hans"),
  TRADITIONAL_CHINESE("zh-hant"),
  KOREAN("ko");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The value as the API spells it. */
  public String code() {
    return code;
  }

  /** The language of exactly this code, in any case; empty when Skillable has no such language. */
  public static Optional<Language> ofCode(String code) {
    String wanted = code.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(l -> l.code.equals(wanted)).findFirst();
  }

  /** All codes, for messages. */
  public static String codes() {
    return Arrays.stream(values()).map(Language::code).collect(Collectors.joining(", "));
  }
}
