package io.labport.examples.server;

import io.labport.examples.server.cli.CommandLines;

/** The program {@code labport}. */
public final class LabportProgram {
  private LabportProgram() {}

  public static void main(String[] arguments) {
    System.exit(CommandLines.labport().execute(arguments));
  }
}
