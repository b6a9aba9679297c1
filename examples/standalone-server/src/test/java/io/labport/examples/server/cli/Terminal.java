package io.labport.examples.server.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs the program in this process as a shell would, with an environment of its own. */
record Terminal(Map<String, String> environment) {

  static Terminal withoutVariables() {
    return new Terminal(Map.of());
  }

  Ended labport(List<String> arguments) {
    return labport(arguments.toArray(String[]::new));
  }

  Ended labport(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        CommandLines.labport(environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    int exitCode = line.execute(arguments);
    return new Ended(exitCode, out.toString(), err.toString());
  }

  /** What a shell sees of a program that has ended. */
  record Ended(int exitCode, String out, String err) {
    List<String> errorLines() {
      return err.lines().toList();
    }
  }
}
