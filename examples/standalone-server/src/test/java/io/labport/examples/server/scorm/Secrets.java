package io.labport.examples.server.scorm;

import io.labport.examples.server.scorm.TappedProxy.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What passed by that nobody else may read, by its kind. Found where it may be: in bodies. */
final class Secrets {
  static final String LAUNCH_KEY = "launch key";
  static final String TOKEN = "session token";
  static final String TICKET = "ticket";
  static final String CONTINUITY = "continuity secret";
  static final String LAB_URL = "one-time lab URL";
  static final String NAME = "learner's name";
  static final String RAW_ID = "raw learner id";
  static final String API_KEY = "API key";

  private static final Pattern KEY_IN_PACKAGE = Pattern.compile("\"key\" ?: ?\"([\\w-]{43})\"");
  private static final Pattern TOKEN_IN_ANSWER = Pattern.compile("\"token\" ?: ?\"([\\w-]{43})\"");
  private static final Pattern TICKET_IN_ANSWER =
      Pattern.compile("\"ticket\" ?: ?\"([\\w-]{43})\"");
  private static final Pattern TICKET_IN_FORM = Pattern.compile("^ticket=([\\w-]{43})$");
  private static final Pattern IN_SUSPEND_DATA =
      Pattern.compile("skl1\\|[^|\"]+\\|[0-9]+\\|([\\w-]{43})\\|");

  private final Map<String, Set<String>> all = new LinkedHashMap<>();

  Secrets with(String kind, String... values) {
    all.computeIfAbsent(kind, each -> new TreeSet<>()).addAll(List.of(values));
    return this;
  }

  void collect(List<Seen> seen) {
    for (Seen each : seen) {
      String body = each.body();
      if (each.path().endsWith("/launcher-config.js")) {
        find(LAUNCH_KEY, KEY_IN_PACKAGE, each.answer());
      }
      find(TOKEN, TOKEN_IN_ANSWER, each.answer());
      find(TICKET, TICKET_IN_ANSWER, each.answer());
      find(TICKET, TICKET_IN_FORM, each.body());
      find(CONTINUITY, IN_SUSPEND_DATA, each.answer());
      find(CONTINUITY, IN_SUSPEND_DATA, body);
      String bearer = each.headers().getOrDefault("authorization", "");
      if (bearer.startsWith("Bearer ")) {
        with(TOKEN, bearer.substring("Bearer ".length()));
      }
      if (each.location().contains("/console/setup/")) {
        String url = each.location();
        with(LAB_URL, url, url.substring(url.lastIndexOf('/') + 1));
      }
    }
  }

  private void find(String kind, Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      with(kind, matcher.group(1));
    }
  }

  Set<String> kinds() {
    return all.keySet();
  }

  void forEach(BiConsumer<String, Set<String>> look) {
    all.forEach(look);
  }

  /** As a word: what stands within another word is another word. */
  static boolean holds(String text, String value) {
    return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(value) + "(?![A-Za-z0-9])")
        .matcher(text)
        .find();
  }
}
