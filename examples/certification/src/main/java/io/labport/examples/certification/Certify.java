package io.labport.examples.certification;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Certifies a tool that runs somewhere. */
@Command(
    name = "certify",
    description = "Tries an LTI 1.3 tool with good and bad messages and judges its answers.",
    mixinStandardHelpOptions = true)
public final class Certify implements Callable<Integer> {
  /** All cases that could be tried passed. */
  public static final int PASSED = 0;

  /** At least one case failed. */
  public static final int FAILED = 1;

  /** Wrong options, or an occupied port. */
  public static final int USAGE = 2;

  /** The tool's login address does not answer. */
  public static final int UNREACHABLE = 4;

  // Not a logback.xml: that would decide for whoever has this jar on the class path.
  private static final String LOGGING = "logback.configurationFile";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--login-url", required = true, description = "the tool's login address")
  private URI loginUrl = URI.create("");

  @Option(names = "--launch-url", required = true, description = "the tool's redirect URI")
  private URI launchUrl = URI.create("");

  @Option(names = "--target-link-uri", description = "where links lead (default: the redirect URI)")
  private @Nullable URI targetLinkUri;

  @Option(names = "--jwks-url", description = "the tool's key set")
  private @Nullable URI jwksUrl;

  @Option(
      names = "--deep-link-url",
      description = "target link URI of Deep Linking; without it that group is not tried")
  private @Nullable URI deepLinkUrl;

  @Option(names = "--client-id", description = "of the tool (default: ${DEFAULT-VALUE})")
  private String clientId = "certification";

  @Option(names = "--deployment", description = "of the tool (default: ${DEFAULT-VALUE})")
  private String deployment = "testdeploy";

  @Option(
      names = "--custom",
      description = "custom parameter of the links, NAME=VALUE; may be repeated")
  private Map<String, String> custom = new LinkedHashMap<>();

  @Option(
      names = "--platform-port",
      description = "port of the kit's platform (default: ${DEFAULT-VALUE})")
  private int platformPort = 8095;

  @Option(
      names = "--bind",
      description = "address that the platform listens at (default: ${DEFAULT-VALUE})")
  private String bind = "127.0.0.1";

  @Option(
      names = "--public-url",
      description = "where the tool reaches the platform (default: http://localhost:PORT)")
  private @Nullable URI publicUrl;

  @Option(
      names = "--codes",
      converter = CodesConverter.class,
      description = "codes on the tool's error pages: labport or none (default: none)")
  private Codes codes = Codes.NONE;

  @Option(
      names = "--only",
      converter = GroupConverter.class,
      description = "a group to try, instead of all; may be repeated")
  private List<Group> only = List.of();

  @Option(
      names = "--longest-wait",
      description =
          "how long a case may wait for the tool's time to pass, for example PT2M (default:"
              + " ${DEFAULT-VALUE})")
  private Duration longestWait = Duration.ZERO;

  @Option(
      names = "--wait-for-enter",
      description = "begin when Enter is pressed, after the tool was registered")
  private boolean waitForEnter;

  @Option(names = "--report", description = "file for the report")
  private @Nullable Path report;

  @Option(names = "--json", description = "the report is JSON instead of Markdown")
  private boolean json;

  /** Runs and ends the process with the exit code. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "io/labport/examples/certification/program-logging.xml");
    }
    System.exit(new CommandLine(new Certify()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Target target =
        new Target(
            loginUrl,
            launchUrl,
            targetLinkUri == null ? launchUrl : targetLinkUri,
            Optional.ofNullable(jwksUrl),
            Optional.ofNullable(deepLinkUrl),
            clientId,
            deployment,
            custom,
            Optional.empty(),
            codes);
    try (KitPlatform platform =
        KitPlatform.start(
            bind, platformPort, Optional.ofNullable(publicUrl), custom, Clock.systemUTC())) {
      tellWhatToRegister(out, platform);
      if (waitForEnter) {
        out.println("Register the platform at the tool, then press Enter.");
        out.flush();
        System.in.read();
      }
      if (!reachable(err)) {
        return UNREACHABLE;
      }
      return certify(out, new Kit(platform, target, Drivers.none(), patience()));
    } catch (UncheckedIOException taken) {
      err.println(
          "certify: port " + platformPort + " is occupied; choose another: --platform-port");
      return USAGE;
    }
  }

  private int certify(PrintWriter out, Kit kit) throws IOException {
    List<Case> wanted =
        Kit.cases().stream().filter(one -> only.isEmpty() || only.contains(one.group())).toList();
    List<CaseResult> results =
        kit.run(
            wanted,
            result -> {
              out.println(Report.line(result));
              out.flush();
            });
    Report all = Report.of(String.valueOf(loginUrl.getHost()), results);
    out.println(all.summary());
    out.flush();
    if (report != null) {
      Files.writeString(report, json ? all.json() : all.markdown());
    }
    return all.count(Verdict.FAILED) == 0 ? PASSED : FAILED;
  }

  private void tellWhatToRegister(PrintWriter out, KitPlatform platform) {
    out.println("The tool has to know this platform:");
    out.println("  issuer         " + platform.issuer());
    out.println("  client id      " + clientId);
    out.println("  deployment     " + deployment);
    out.println("  authorization  " + platform.authorizationUrl());
    out.println("  token          " + platform.tokenUrl());
    out.println("  key set        " + platform.keysUrl());
    out.flush();
  }

  private boolean reachable(PrintWriter err) {
    try {
      new Browser().get(loginUrl);
      return true;
    } catch (IOException | IllegalArgumentException away) {
      err.println("certify: the tool does not answer at " + loginUrl);
      return false;
    }
  }

  private Patience patience() {
    return Patience.realTime(longestWait);
  }

  /** By id, as {@code bad-payloads}. */
  static final class GroupConverter implements ITypeConverter<Group> {
    @Override
    public Group convert(String text) {
      return Arrays.stream(Group.values())
          .filter(group -> group.id().equals(text.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no group "
                          + text
                          + "; there are "
                          + String.join(
                              ", ", Arrays.stream(Group.values()).map(Group::id).toList())));
    }
  }

  /** In any case. */
  static final class CodesConverter implements ITypeConverter<Codes> {
    @Override
    public Codes convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "labport" -> Codes.LABPORT;
        case "none" -> Codes.NONE;
        default -> throw new TypeConversionException("codes are labport or none, not " + text);
      };
    }
  }
}
