package io.labport.examples.server.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;

/** Runs axe-core's rules for WCAG 2.2, levels A and AA, in the page that a browser shows. */
public final class Axe {
  private static final String FILE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
  private static final String SOURCE = source();

  // The rule for target sizes (2.5.8) is off unless it is asked for by name. What axe could not
  // decide about contrast counts as well: our pages give it nothing that is hard to decide.
  private static final String ALL =
      """
      runOnly: {
        type: "tag",
        values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      },
      rules: {"target-size": {enabled: true}},
      """;

  /** The rules whose outcome depends on colours and widths. */
  private static final String LOOK =
      """
      runOnly: {type: "rule", values: ["color-contrast", "target-size"]},
      """;

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {
        RULES
        resultTypes: ["violations", "incomplete"],
      }).then(
        (found) => done(found.violations
          .concat(found.incomplete.filter((rule) => rule.id === "color-contrast"))
          .map((rule) => rule.id + ": " + rule.help + " at "
            + rule.nodes.map((node) => node.target.join(" ") + " " + node.html).join("; "))),
        (fault) => done(["axe failed: " + fault]));
      """;

  private Axe() {}

  /** What is wrong with the page, one line for each rule that is broken; empty when all is well. */
  public static List<String> violations(WebDriver browser) {
    return violations(browser, ALL);
  }

  /** The same by the rules alone whose outcome depends on colours and widths. */
  public static List<String> violationsByLook(WebDriver browser) {
    return violations(browser, LOOK);
  }

  private static List<String> violations(WebDriver browser, String rules) {
    JavascriptExecutor scripts = (JavascriptExecutor) browser;
    if (!Boolean.TRUE.equals(scripts.executeScript("return 'axe' in window"))) {
      scripts.executeScript(SOURCE);
    }
    if (scripts.executeAsyncScript(RUN.replace("RULES", rules)) instanceof List<?> lines) {
      return lines.stream().map(String::valueOf).toList();
    }
    throw new IllegalStateException("axe gave no answer");
  }

  private static String source() {
    try (InputStream file = Axe.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the test class path lacks " + FILE);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
