package io.labport.adapter.scorm.packaging;

import java.util.Optional;
import java.util.regex.MatchResult;
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
 *     body's {@code data-slot}; and in the head <code>{{scripts}}</code>, for the elements that
 *     load the SCO's scripts in their order. A template that lists them itself has to follow them
 *     from release to release
 * @param styleSheet instead of {@code launcher.css}
 */
public record PackageLook(Optional<String> template, Optional<String> styleSheet) {
  public static final PackageLook USUAL = new PackageLook(Optional.empty(), Optional.empty());

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)\\}\\}");
  private static final String KNOWN = "language|title|slot|scripts";
  private static final Pattern SCRIPT = Pattern.compile("<script [^>]*></script>");

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

  /** The elements that load scripts in a page, each on a line of its own. */
  static String scripts(String page) {
    return SCRIPT
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining("\n  "));
  }

  /**
   * Fills in a template, all at once: what was filled in is not looked at again.
   *
   * @param scripts markup, other than the rest
   */
  static String fill(String template, String language, String title, String slot, String scripts) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    switch (found.group(1)) {
                      case "language" -> Html.escaped(language);
                      case "title" -> Html.escaped(title);
                      case "slot" -> Html.escaped(slot);
                      case "scripts" -> scripts;
                      default ->
                          throw new IllegalArgumentException(
                              "unknown placeholder " + found.group(1));
                    }));
  }
}
