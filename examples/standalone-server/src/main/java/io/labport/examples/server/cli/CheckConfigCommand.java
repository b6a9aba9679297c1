package io.labport.examples.server.cli;

import io.labport.examples.server.Server;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code labport check-config}: says what is wrong with the configuration without starting anything. */
@Command(
    name = "check-config",
    description = "Checks the configuration without starting anything; lists every problem.")
final class CheckConfigCommand implements Callable<Integer> {
  @Mixin ConfigOptions config = new ConfigOptions();

  @Option(names = "--describe", description = "Print all keys with their meaning instead.")
  boolean describe;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    String answer;
    if (describe) {
      answer = Server.describeConfiguration();
    } else {
      Server.checkConfiguration(config.source());
      answer = "The configuration is complete.";
    }
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(answer);
      out.flush();
    }
    return ExitCodes.OK;
  }
}
