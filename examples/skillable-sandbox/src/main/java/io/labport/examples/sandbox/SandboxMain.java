package io.labport.examples.sandbox;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox until the process is ended. */
public final class SandboxMain {

  private static final String USAGE =
      "usage: skillable-sandbox [--port N] [--bind ADDRESS] [--api-key KEY] [--public-origin URL]";
  private static final String LOGBACK = "logback.configurationFile";
  private static final int DEFAULT_PORT = 8089;

  private SandboxMain() {}

  /** Ends with code 2 and one line on stderr if the arguments are wrong or the port is taken. */
  public static void main(String[] args) throws InterruptedException {
    if (System.getProperty(LOGBACK) == null) {
      // Not called logback.xml, so that it never meets those who use the sandbox as a library.
      System.setProperty(LOGBACK, "io/labport/examples/sandbox/logback-sandbox.xml");
    }
    int code = run(args, System.out, System.err, new CountDownLatch(1));
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(String[] args, PrintStream out, PrintStream err, CountDownLatch ended)
      throws InterruptedException {
    SkillableSandbox.Builder wanted = SkillableSandbox.builder().port(DEFAULT_PORT);
    int port = DEFAULT_PORT;
    try {
      for (int i = 0; i < args.length; i += 2) {
        if (i + 1 == args.length) {
          throw new IllegalArgumentException(args[i] + " needs a value");
        }
        String value = args[i + 1];
        switch (args[i]) {
          case "--port" -> {
            port = port(value);
            wanted.port(port);
          }
          case "--bind" -> wanted.bindAddress(value);
          case "--api-key" -> wanted.apiKey(value);
          case "--public-origin" -> wanted.publicOrigin(value);
          default -> throw new IllegalArgumentException("unknown argument " + args[i]);
        }
      }
    } catch (IllegalArgumentException wrong) {
      err.println("skillable-sandbox: " + wrong.getMessage() + "; " + USAGE);
      return 2;
    }
    try (SkillableSandbox sandbox = wanted.start()) {
      out.println("Skillable sandbox: " + sandbox.baseUrl());
      out.println("Control interface: " + sandbox.origin() + ControlHandler.PATH);
      ended.await();
      return 0;
    } catch (UncheckedIOException taken) {
      err.println(
          "skillable-sandbox: cannot listen at port " + port + " (is it in use?); try --port");
      return 2;
    }
  }

  private static int port(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the same complaint as for a number out of range.
    }
    throw new IllegalArgumentException("--port needs a number from 0 to 65535, not " + text);
  }
}
