package io.labport.examples.certification;

import io.labport.examples.certification.RegistrationDesk.Platform;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An administrator of a platform, with a registration link of the tool. */
final class RegistrationTrial {
  private final Stage stage;
  private final Platform platform;
  private final RegistrationDriver driver;
  private final URI link;
  private final Browser browser = new Browser();
  private final String token = "kit-token-" + UUID.randomUUID();
  private Answer first = new Answer(URI.create(""), 0, Map.of(), "");

  private RegistrationTrial(Stage stage, Platform platform, RegistrationDriver driver, URI link) {
    this.stage = stage;
    this.platform = platform;
    this.driver = driver;
    this.link = link;
  }

  /** What is tried. */
  @FunctionalInterface
  interface Part {
    Seen play(RegistrationTrial trial) throws Exception;
  }

  /** At a platform of its own, where somebody gives a link of the tool. */
  static Script with(Part part) {
    return stage -> {
      Optional<RegistrationDriver> driver = stage.drivers().registration();
      return driver.isEmpty()
          ? new Seen.Skipped("nobody gives a registration link of the tool")
          : part.play(
              new RegistrationTrial(
                  stage,
                  stage.platform().door().desk().open(),
                  driver.get(),
                  driver.get().invite()));
    };
  }

  /** The same platform with another link. */
  RegistrationTrial anew() throws Exception {
    return new RegistrationTrial(stage, platform, driver, driver.invite());
  }

  Stage stage() {
    return stage;
  }

  Platform platform() {
    return platform;
  }

  RegistrationDriver driver() {
    return driver;
  }

  /** That the platform gives the tool. */
  String token() {
    return token;
  }

  /** The tool's first page. */
  Answer first() {
    return first;
  }

  /** Opens the link for a configuration. */
  Answer open(String configuration) throws Exception {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("openid_configuration", configuration);
    parameters.put("registration_token", token);
    first = browser.get(Stage.withQuery(link, parameters));
    return first;
  }

  /** Opens the link for the platform's configuration and confirms; the last page. */
  Answer opened() throws Exception {
    Answer page = open(platform.configurationUrl());
    return page.status() >= 400 ? page : driver.confirm(browser, page);
  }
}
