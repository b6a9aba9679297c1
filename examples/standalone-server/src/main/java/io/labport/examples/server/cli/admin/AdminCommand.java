package io.labport.examples.server.cli.admin;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks the server. */
public abstract class AdminCommand implements Callable<Integer> {
  @Mixin protected AdminOptions options = new AdminOptions();

  /** Asks and prints; returns the exit code. */
  protected abstract int run(AdminClient server);

  @Override
  public final Integer call() {
    return run(options.client());
  }
}
