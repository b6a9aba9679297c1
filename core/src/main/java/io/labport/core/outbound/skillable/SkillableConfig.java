package io.labport.core.outbound.skillable;

import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** How Skillable is reached: the section {@code skillable} of the configuration. */
public record SkillableConfig(
    @Key(doc = "Address of the Lab API, without a command", byDefault = DEFAULT_BASE_URL)
        URI baseUrl,
    @Key(doc = "Key of the API consumer, from Skillable Studio") Secret apiKey,
    @Key(doc = "How long connecting may take", byDefault = "PT5S") Duration connectTimeout,
    @Key(doc = "How long Skillable may be silent before an ordinary call ends", byDefault = "PT20S")
        Duration readTimeout,
    @Key(doc = "How long Skillable may be silent during Launch and Resume", byDefault = "PT60S")
        Duration launchReadTimeout,
    @Key(doc = "How long one ordinary call may take in all", byDefault = "PT60S")
        Duration callDeadline,
    @Key(doc = "How long Launch or Resume may take in all", byDefault = "PT90S")
        Duration launchDeadline,
    @Key(
            doc =
                "How long one list of results or the catalog may take in all, processing included",
            byDefault = "PT10M")
        Duration listDeadline,
    @Key(doc = "How often a reading call is tried", byDefault = "3") int readTries,
    @Key(doc = "How long a reading call may go on trying again", byDefault = "PT45S")
        Duration readRetryTime,
    @Key(doc = "The largest ordinary answer that is read, in MiB", byDefault = "5")
        int maxAnswerMib,
    @Key(doc = "The largest list of results or catalog that is read, in MiB", byDefault = "512")
        int maxListMib,
    @Key(
            doc = "How many connections may be open for reading, and again for launching",
            byDefault = "32")
        int maxConnections) {

  private static final String DEFAULT_BASE_URL = "https://labondemand.com/api/v3";

  public SkillableConfig {
    baseUrl = checkedBaseUrl(baseUrl);
    checkKey(apiKey);
    positive("connect-timeout", connectTimeout);
    positive("read-timeout", readTimeout);
    positive("launch-read-timeout", launchReadTimeout);
    positive("call-deadline", callDeadline);
    positive("launch-deadline", launchDeadline);
    positive("list-deadline", listDeadline);
    positive("read-retry-time", readRetryTime);
    within("read-tries", readTries, 10);
    within("max-answer-mib", maxAnswerMib, 1024);
    within("max-list-mib", maxListMib, 16 * 1024);
    within("max-connections", maxConnections, 10_000);
  }

  /** Everything but the key as documented. */
  public static SkillableConfig withDefaults(Secret apiKey) {
    return withDefaults(URI.create(DEFAULT_BASE_URL), apiKey);
  }

  /** Another address, for example of a sandbox; everything else as documented. */
  public static SkillableConfig withDefaults(URI baseUrl, Secret apiKey) {
    return new SkillableConfig(
        baseUrl,
        apiKey,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Duration.ofSeconds(90),
        Duration.ofMinutes(10),
        3,
        Duration.ofSeconds(45),
        5,
        512,
        32);
  }

  private static URI checkedBaseUrl(URI url) {
    String host = url.getHost();
    if (host == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "base-url must be an address like " + DEFAULT_BASE_URL + ", without user, ? or #");
    }
    boolean https = "https".equalsIgnoreCase(url.getScheme());
    boolean localHttp = "http".equalsIgnoreCase(url.getScheme()) && loopback(host);
    if (!https && !localHttp) {
      throw new IllegalArgumentException(
          "base-url must be https, since the key goes there; http is for this computer only");
    }
    String text = url.toString();
    return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : url;
  }

  // By spelling, not by look-up: what a name resolves to may change after this check.
  private static boolean loopback(String host) {
    return host.toLowerCase(Locale.ROOT).equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }

  private static void checkKey(Secret key) {
    String value = key.reveal();
    if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "api-key must not be empty, and must hold neither spaces nor line breaks");
    }
  }

  private static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(key + " must be more than zero and at most a day");
    }
  }

  private static void within(String key, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(key + " must be from 1 to " + most);
    }
  }
}
