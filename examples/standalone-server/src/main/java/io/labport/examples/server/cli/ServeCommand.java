package io.labport.examples.server.cli;

import io.labport.examples.server.Server;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code labport serve}: runs the server until it is told to stop. */
@Command(name = "serve", description = "Runs the server until Ctrl-C or a termination signal.")
final class ServeCommand implements Callable<Integer> {
  @Mixin ConfigOptions config = new ConfigOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Server server = Server.start(config.source(), Clock.systemUTC());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "labport-stop"));
    if (spec != null) {
      spec.commandLine().getOut().println("Labport listens at " + server.address());
      spec.commandLine().getOut().flush();
    }
    try {
      stopped.await();
    } catch (InterruptedException toldToStopByTheCaller) {
      server.close(); // not interrupted any more, so that it can wait for what is under way
      Thread.currentThread().interrupt();
    }
    return ExitCodes.OK;
  }
}
