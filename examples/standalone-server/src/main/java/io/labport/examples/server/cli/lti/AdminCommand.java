package io.labport.examples.server.cli.lti;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks the server once. */
abstract class AdminCommand implements Callable<Integer> {
  @Mixin AdminOptions options = new AdminOptions();

  abstract int run(AdminClient server);

  @Override
  public Integer call() {
    return run(options.client());
  }
}
