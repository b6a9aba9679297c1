package io.labport.examples.lms;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The sample LMS as a program. */
@Command(
    name = "sample-lms",
    description = "A small LTI 1.3 platform to try tools with.",
    mixinStandardHelpOptions = true)
public final class LmsMain implements Callable<Integer> {

  private static final int CANNOT_START = 2;

  // Not a logback.xml: that would decide for whoever has this jar on the class path.
  private static final String LOGGING = "logback.configurationFile";

  @Option(names = "--port", description = "port to listen at (default: ${DEFAULT-VALUE})")
  private int port = 8090;

  @Option(
      names = "--host",
      description = "host in the addresses given out (default: ${DEFAULT-VALUE})")
  private String host = "localhost";

  @Option(names = "--bind", description = "address to listen at (default: ${DEFAULT-VALUE})")
  private String bind = "127.0.0.1";

  @Option(names = "--data", description = "directory that keeps keys and gradebook")
  private @Nullable Path data;

  @Option(names = "--locale", description = "language of launches (default: ${DEFAULT-VALUE})")
  private String locale = "en";

  @Option(names = "--login-by", description = "GET or POST (default: ${DEFAULT-VALUE})")
  private LoginMethod loginBy = LoginMethod.GET;

  @Option(
      names = "--profile",
      description = "LMS to imitate: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private LmsProfile profile = LmsProfile.PLAIN;

  @Option(names = "--client-id", description = "of the tool (default: ${DEFAULT-VALUE})")
  private String clientId = "sample-tool";

  @Option(names = "--deployment", description = "of the tool (default: ${DEFAULT-VALUE})")
  private String deployment = "1";

  @Option(
      names = "--tool-login",
      description = "the tool's login address; without it, register the tool at /admin")
  private @Nullable URI toolLogin;

  @Option(names = "--tool-redirect", description = "the tool's redirect URI")
  private @Nullable URI toolRedirect;

  @Option(
      names = "--tool-target",
      description = "the tool's target link URI (default: its redirect URI)")
  private @Nullable URI toolTarget;

  @Option(names = "--tool-jwks", description = "the tool's key set address")
  private @Nullable URI toolJwks;

  private final PrintStream out;
  private final PrintStream err;
  private final CountDownLatch end;

  LmsMain(PrintStream out, PrintStream err, CountDownLatch end) {
    this.out = out;
    this.err = err;
    this.end = end;
  }

  /** Runs until the process is stopped; ends with 2 if the LMS cannot start. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "io/labport/examples/lms/program-logging.xml");
    }
    System.exit(run(System.out, System.err, new CountDownLatch(1), arguments));
  }

  static int run(PrintStream out, PrintStream err, CountDownLatch end, String... arguments) {
    return new CommandLine(new LmsMain(out, err, end))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  @Override
  public Integer call() throws InterruptedException {
    SampleLms.Builder wanted =
        SampleLms.builder()
            .port(port)
            .bindAddress(bind)
            .publicHost(host)
            .locale(locale)
            .loginBy(loginBy)
            .profile(profile);
    if (toolLogin != null && toolRedirect != null && toolJwks != null) {
      URI target = toolTarget == null ? toolRedirect : toolTarget;
      wanted.tool(
          ToolRegistration.of(clientId, deployment, toolLogin, toolRedirect, target, toolJwks));
    } else if (toolLogin != null || toolRedirect != null || toolJwks != null) {
      err.println("sample-lms: --tool-login, --tool-redirect and --tool-jwks belong together");
      return CANNOT_START;
    }
    if (data != null) {
      wanted.dataDir(data);
    }
    try (SampleLms lms = wanted.start()) {
      out.println("Sample LMS at " + lms.baseUrl());
      out.println("  issuer         " + lms.issuer());
      out.println("  profile        " + profile);
      lms.administration()
          .tool()
          .ifPresentOrElse(
              tool -> {
                out.println("  client id      " + tool.clientId());
                out.println("  deployments    " + String.join(" ", tool.deploymentIds()));
              },
              () -> out.println("  no tool yet    " + lms.baseUrl() + "/admin"));
      out.println("  authorization  " + lms.authorizationUrl());
      out.println("  token          " + lms.tokenUrl());
      out.println("  audience       " + lms.tokenAudience());
      out.println("  key set        " + lms.keysUrl());
      end.await();
      return 0;
    } catch (UncheckedIOException | IllegalStateException notStarted) {
      err.println("sample-lms: cannot start at " + bind + ":" + port + ": " + reason(notStarted));
      return CANNOT_START;
    }
  }

  private static String reason(RuntimeException failure) {
    Throwable cause = failure.getCause();
    Throwable told = failure instanceof UncheckedIOException && cause != null ? cause : failure;
    return String.valueOf(told.getMessage());
  }
}
