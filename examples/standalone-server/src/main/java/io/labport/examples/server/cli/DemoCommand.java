package io.labport.examples.server.cli;

import io.labport.examples.server.demo.DemoPorts;
import io.labport.examples.server.demo.DemoWorld;
import io.labport.examples.server.demo.HeadlessChromium;
import io.labport.examples.server.demo.UnattendedJourney;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code labport demo}: the whole journey on this machine. */
@Command(
    name = "demo",
    description = "Runs a sample LMS, Labport and a stand-in for Skillable on this machine.")
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--once", description = "Play the journey unattended in headless Chromium.")
  boolean once;

  @Option(names = "--port", description = "Port of Labport; default ${DEFAULT-VALUE}.")
  int port = 8080;

  @Option(names = "--lms-port", description = "Port of the LMS; default ${DEFAULT-VALUE}.")
  int lmsPort = 8081;

  @Option(names = "--sandbox-port", description = "Port of the stand-in; default ${DEFAULT-VALUE}.")
  int sandboxPort = 8082;

  @Option(
      names = "--data",
      description = "What is kept between two starts; default ${DEFAULT-VALUE}.")
  Path data = Path.of("data", "demo");

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    DemoWorld world = DemoWorld.start(new DemoPorts(port, lmsPort, sandboxPort), data);
    Runnable stop = world::close;
    if (once) {
      try (world) {
        return playOnce(world);
      }
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.run();
                  stopped.countDown();
                },
                "labport-stop"));
    say("Open " + world.coursePage() + " and click a lab. Ctrl-C ends the demo.");
    say("The course has links through LTI 1.3 and, below them, the same labs as SCORM packages.");
    stopped.await();
    return ExitCodes.OK;
  }

  private int playOnce(DemoWorld world) {
    WebDriver browser = HeadlessChromium.start();
    try {
      boolean equal = new UnattendedJourney(world, browser, this::say).play();
      say(
          equal
              ? "The grades equal the labs' scores, through LTI and through SCORM."
              : "A grade does NOT equal its lab's score.");
      return equal ? ExitCodes.OK : ExitCodes.REFUSED;
    } finally {
      browser.quit();
    }
  }

  private void say(String line) {
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(line);
      out.flush();
    }
  }
}
