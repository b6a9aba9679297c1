package io.labport.examples.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.server.demo.HeadlessChromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.interactions.Actions;

/** A browser whose screen and preferences a test sets, and what a person finds there. */
public final class Screen implements AutoCloseable {
  /** In which widths and colours a page must hold. */
  public enum Setting {
    NARROW_LIGHT(320, "light"),
    NARROW_DARK(320, "dark"),
    WIDE_LIGHT(1280, "light"),
    WIDE_DARK(1280, "dark");

    private final int width;
    private final String scheme;

    Setting(int width, String scheme) {
      this.width = width;
      this.scheme = scheme;
    }
  }

  /** What can take the focus, in the order of the document. */
  private static final String CONTROLS =
      """
      return [...document.querySelectorAll(
          "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
        .filter((control) => !control.disabled && control.getClientRects().length > 0);
      """;

  /** Enter on a control is a click on it, which goes nowhere here. */
  private static final String CATCH_CLICKS =
      """
      window.clicked = null;
      window.catchClick = (event) => {
        window.clicked = event.target;
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      window.addEventListener("click", window.catchClick, true);
      """;

  private static final String LET_CLICKS =
      "window.removeEventListener('click', window.catchClick, true);";

  // The place from which the tab key goes on is the start of the page.
  private static final String FROM_THE_START =
      """
      document.body.setAttribute("tabindex", "-1");
      document.body.focus();
      document.body.removeAttribute("tabindex");
      window.focus();
      """;

  private final WebDriver browser;
  private final boolean mine;

  private Screen(WebDriver browser, boolean mine) {
    this.browser = browser;
    this.mine = mine;
  }

  public Screen() {
    this(HeadlessChromium.start(), true);
  }

  /** The screen of a browser that somebody else started and will end. */
  public static Screen of(WebDriver browser) {
    return new Screen(browser, false);
  }

  public WebDriver browser() {
    return browser;
  }

  public void set(Setting setting) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", setting.width, "height", 700, "deviceScaleFactor", 1, "mobile", false));
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features", List.of(Map.of("name", "prefers-color-scheme", "value", setting.scheme))));
  }

  /** Pages that are opened from now on wait for nothing longer than a second: they stand still. */
  public void stopTimers() {
    beforeEveryPage(
        "const later = window.setTimeout;"
            + "window.setTimeout = (work, wait, ...more) =>"
            + " wait >= 1000 ? 0 : later(work, wait, ...more);");
  }

  /** Pages that are opened from now on wait a fortieth of the time. */
  public void hurryTimers() {
    beforeEveryPage(
        "const later = window.setTimeout;"
            + "window.setTimeout = (work, wait, ...more) =>"
            + " later(work, wait >= 1000 ? wait / 40 : wait, ...more);");
  }

  /** As in a browser that loads no script of ours. */
  public void blockScripts() {
    cdp("Network.enable", Map.of());
    cdp("Network.setBlockedURLs", Map.of("urls", List.of("*/assets/*.js*")));
  }

  /** The script runs in pages that are opened from now on in this tab, before their own. */
  public void beforeEveryPage(String script) {
    cdp("Page.enable", Map.of());
    cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** A command of the Chrome DevTools Protocol, to the tab that the browser is in. */
  public void cdp(String command, Map<String, Object> parameters) {
    ((HasCdp) browser).executeCdpCommand(command, parameters);
  }

  /**
   * Breaks no rule, needs no scrolling sideways, and shows our style sheet in the wished colours.
   */
  public void assertReadable(Setting setting) {
    set(setting);
    assertThat(Axe.violations(browser)).as("%s", setting).isEmpty();
    assertLook(setting);
  }

  /** {@link #assertReadable} in each setting; what no setting changes is looked at in one. */
  public void assertReadableEverywhere() {
    assertReadable(Setting.NARROW_LIGHT);
    for (Setting setting : List.of(Setting.NARROW_DARK, Setting.WIDE_DARK, Setting.WIDE_LIGHT)) {
      set(setting);
      assertThat(Axe.violationsByLook(browser)).as("%s", setting).isEmpty();
      assertLook(setting);
    }
  }

  private void assertLook(Setting setting) {
    assertThat(script("return document.documentElement.scrollWidth <= window.innerWidth"))
        .as("%s: fits into the width (WCAG 2.2, 1.4.10)", setting)
        .isEqualTo(true);
    assertThat(String.valueOf(script("return getComputedStyle(document.body).backgroundColor")))
        .as("%s", setting)
        .isEqualTo(setting.scheme.equals("dark") ? "rgb(22, 22, 22)" : "rgb(255, 255, 255)");
  }

  /**
   * Every control is reached with the tab key, in order, shows that it has the focus, and is worked
   * with the enter key.
   */
  public List<String> assertReachable() {
    List<WebElement> wanted = new ArrayList<>();
    if (script(CONTROLS) instanceof List<?> found) {
      found.forEach(element -> wanted.add((WebElement) element));
    }
    List<String> names = new ArrayList<>();
    script(FROM_THE_START + CATCH_CLICKS);
    for (WebElement control : wanted) {
      press(Keys.TAB);
      WebElement focus = browser.switchTo().activeElement();
      assertThat(focus).as("after %s", names).isEqualTo(control);
      assertThat(focus.getCssValue("outline-style")).isEqualTo("solid");
      assertThat(focus.getCssValue("outline-width")).isEqualTo("3px");
      press(Keys.ENTER);
      assertThat(script("return window.clicked")).as("clicked by Enter").isEqualTo(control);
      names.add(focus.getText());
    }
    script(LET_CLICKS);
    return names;
  }

  public void press(Keys key) {
    new Actions(browser).sendKeys(key).perform();
  }

  public Object script(String text, Object... arguments) {
    Object value = ((JavascriptExecutor) browser).executeScript(text, arguments);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    if (mine) {
      browser.quit();
    }
  }
}
