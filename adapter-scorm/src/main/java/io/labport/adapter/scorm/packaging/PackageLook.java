package io.labport.adapter.scorm.packaging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An embedder's own page around the SCO's scripts. Texts are not part of it: they come through
 * {@code TextOverrides}.
 *
 * @param template the page instead of {@code launcher.html}. It has these placeholders, which are
 *     filled in escaped, in texts as well as in quoted attributes: <code>{{language}}</code>,
 *     <code>{{title}}</code> and <code>{{slot}}</code>, of which the last must be there, as the
 *     body's {@code data-slot}
 * @param styleSheet instead of {@code launcher.css}
 */
public record PackageLook(Optional<String> template, Optional<String> styleSheet) {
  public static final PackageLook USUAL = new PackageLook(Optional.empty(), Optional.empty());

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)\\}\\}");
  private static final String KNOWN = "language|title|slot";

  /**
   * @throws IllegalArgumentException when the template has a placeholder that nobody fills in, or
   *     lacks the slot
   */
  public PackageLook {
    template.ifPresent(PackageLook::check);
  }

  private static void check(String template) {
    String unknown =
        PLACEHOLDER
            .matcher(template)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.matches(KNOWN))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the page's template has placeholders that nobody fills in: " + unknown);
    }
    if (!template.contains("{{slot}}")) {
      throw new IllegalArgumentException(
          "the page's template lacks {{slot}}; give the body the attribute data-slot=\"{{slot}}\"");
    }
  }

  /** Fills in a template, all at once: what was filled in is not looked at again. */
  static String fill(String template, String language, String title, String slot) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Html.escaped(
                        switch (found.group(1)) {
                          case "language" -> language;
                          case "title" -> title;
                          case "slot" -> slot;
                          default ->
                              throw new IllegalArgumentException(
                                  "unknown placeholder " + found.group(1));
                        })));
  }
}
