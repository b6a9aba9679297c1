package io.labport.examples.certification;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a page as a browser without scripts and people without eyes need: its forms. */
final class Html {
  private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern INPUT = Pattern.compile("(?is)<input\\b([^>]*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?is)([a-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
  private static final Pattern NUMBER = Pattern.compile("&#(?:x([0-9a-fA-F]{1,6})|(\\d{1,7}));");

  /** A form with its fields, hidden or not, in order. */
  record Form(URI action, Map<String, String> fields) {}

  private Html() {}

  /** The first form that has a field of this name. */
  static Optional<Form> formWith(Answer page, String field) {
    Matcher forms = FORM.matcher(page.body());
    while (forms.find()) {
      Map<String, String> fields = fields(forms.group(2));
      if (fields.containsKey(field)) {
        String action = attributes(forms.group(1)).getOrDefault("action", "");
        return Optional.of(new Form(page.from().resolve(action), fields));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs = INPUT.matcher(form);
    while (inputs.find()) {
      Map<String, String> attributes = attributes(inputs.group(1));
      String name = attributes.get("name");
      if (name != null) {
        fields.put(name, attributes.getOrDefault("value", ""));
      }
    }
    return fields;
  }

  private static Map<String, String> attributes(String tag) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(tag);
    while (matcher.find()) {
      String value =
          Optional.ofNullable(matcher.group(2))
              .or(() -> Optional.ofNullable(matcher.group(3)))
              .orElseGet(() -> String.valueOf(matcher.group(4)));
      attributes.putIfAbsent(matcher.group(1).toLowerCase(java.util.Locale.ROOT), plain(value));
    }
    return attributes;
  }

  /** Character references resolved; the last is the ampersand, so that none is resolved twice. */
  static String plain(String html) {
    String numbers =
        NUMBER
            .matcher(html)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        Character.toString(
                            found.group(1) != null
                                ? Integer.parseInt(found.group(1), 16)
                                : Integer.parseInt(found.group(2)))));
    return numbers
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
