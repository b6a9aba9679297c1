package io.labport.adapter.scorm.cmi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text forms of the data model's values, as narrow as the strictest LMS wants them. */
public final class Formats {
  /** SCORM 1.2 RTE, section 3.4.4, CMITimespan: two to four digits of hours. */
  private static final Duration LONGEST_12 =
      Duration.ofHours(9_999).plusMinutes(59).plusSeconds(59).plusMillis(990);

  private static final Pattern CLOCK_SPAN =
      Pattern.compile("([0-9]{1,5}):([0-9]{1,2}):([0-9]{1,2}(?:\\.[0-9]{1,9})?)");

  /** SCORM 2004 RTE, section 4.1.1.7, timeinterval; a bare P or PT is none. */
  private static final Pattern ISO_SPAN =
      Pattern.compile(
          "P(?=[0-9T])(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,6})D)?"
              + "(?:T(?=[0-9])(?:([0-9]{1,8})H)?(?:([0-9]{1,9})M)?"
              + "(?:([0-9]{1,10}(?:\\.[0-9]{1,9})?)S)?)?");

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.00Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter TIME_OF_DAY =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final int LONGEST_IDENTIFIER = 60;
  private static final int HASH_DIGITS = 10;

  private Formats() {}

  /**
   * A length of time, cut to hundredths of a second: four digits of hours in SCORM 1.2, where
   * 10,000 hours and more are just below that; hours at the most in SCORM 2004.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public static String timespan(Duration length, Dialect dialect) {
    if (length.isNegative()) {
      throw new IllegalArgumentException("a length of time is not negative");
    }
    return dialect == Dialect.SCORM_12 ? timespan12(length) : timespan2004(length);
  }

  private static String timespan12(Duration length) {
    Duration written = length.compareTo(LONGEST_12) > 0 ? LONGEST_12 : length;
    return digits(written.toHours(), 4)
        + ":"
        + digits(written.toMinutesPart(), 2)
        + ":"
        + digits(written.toSecondsPart(), 2)
        + "."
        + digits(written.toMillisPart() / 10, 2);
  }

  private static String timespan2004(Duration length) {
    StringBuilder text = new StringBuilder("PT");
    if (length.toHours() > 0) {
      text.append(length.toHours()).append('H');
    }
    if (length.toMinutesPart() > 0) {
      text.append(length.toMinutesPart()).append('M');
    }
    BigDecimal seconds =
        BigDecimal.valueOf(length.toSecondsPart())
            .add(BigDecimal.valueOf(length.toMillisPart() / 10, 2));
    if (seconds.signum() > 0 || text.length() == 2) {
      text.append(number(seconds)).append('S');
    }
    return text.toString();
  }

  /**
   * A length of time as LMSs write it, in the form of either version; blank is none at all. A year
   * counts as 365 days and a month as 30.
   *
   * @return empty when it cannot be read
   */
  public static Optional<Duration> parseTimespan(String text) {
    String span = text.strip();
    if (span.isEmpty()) {
      return Optional.of(Duration.ZERO);
    }
    Matcher clock = CLOCK_SPAN.matcher(span);
    if (clock.matches()) {
      return Optional.of(
          Duration.ofHours(whole(clock.group(1)))
              .plusMinutes(whole(clock.group(2)))
              .plus(seconds(clock.group(3))));
    }
    Matcher iso = ISO_SPAN.matcher(span);
    if (!iso.matches()) {
      return Optional.empty();
    }
    long days = whole(iso.group(1)) * 365 + whole(iso.group(2)) * 30 + whole(iso.group(3));
    return Optional.of(
        Duration.ofDays(days)
            .plusHours(whole(iso.group(4)))
            .plusMinutes(whole(iso.group(5)))
            .plus(seconds(iso.group(6))));
  }

  /**
   * A moment of SCORM 2004, in UTC. Two digits of a fraction: reference validators take a zone only
   * after a fraction of one or two.
   */
  public static String timestamp(Instant moment) {
    return TIMESTAMP.format(moment);
  }

  /** A moment of SCORM 1.2: the time of day. */
  public static String timeOfDay(Instant moment, ZoneId zone) {
    return TIME_OF_DAY.format(moment.atZone(zone));
  }

  /**
   * An identifier that is legal in both versions and everywhere: 2 to 60 characters of {@code
   * [a-z0-9-]}, the last one no hyphen. What cannot be kept is replaced by a hash, so that
   * different texts stay different.
   *
   * @param prefix lower case letters and hyphens, begins with a letter, 20 at the most
   */
  public static String identifier(String prefix, String text) {
    if (!prefix.matches("[a-z][a-z-]{0,19}")) {
      throw new IllegalArgumentException("an identifier's prefix has 1 to 20 of a-z and hyphens");
    }
    if (text.matches("[a-z0-9]+(-[a-z0-9]+)*")
        && prefix.length() + text.length() <= LONGEST_IDENTIFIER) {
      return prefix + text;
    }
    String kept = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    int room = LONGEST_IDENTIFIER - prefix.length() - HASH_DIGITS - 1;
    kept = kept.substring(0, Math.min(room, kept.length())) + "-";
    return prefix + kept.replaceAll("^-+", "").replaceAll("-+$", "-") + hash(text);
  }

  /** A number in plain notation, without zeros at the end, whatever the locale. */
  public static String number(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** ASCII digits in every locale, which {@code String.format} does not promise. */
  private static String digits(long value, int least) {
    String text = Long.toString(value);
    return "0".repeat(Math.max(0, least - text.length())) + text;
  }

  private static long whole(@Nullable String group) {
    return group == null ? 0 : Long.parseLong(group);
  }

  private static Duration seconds(@Nullable String group) {
    if (group == null) {
      return Duration.ZERO;
    }
    BigDecimal seconds = new BigDecimal(group);
    BigDecimal whole = seconds.setScale(0, RoundingMode.DOWN);
    return Duration.ofSeconds(
        whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValueExact());
  }
}
