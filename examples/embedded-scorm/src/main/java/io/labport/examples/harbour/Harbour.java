package io.labport.examples.harbour;

import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.adapter.scorm.completion.ScormReport;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.packaging.PackageOutcome;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.ScormPackages;
import io.labport.core.domain.Channel;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.Learner;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.Tenant;
import io.labport.core.runtime.Labport;
import io.labport.examples.sandbox.SkillableSandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Shows both ways in which Harbour uses Labport, against a stand-in for Skillable: a package in its
 * own look for other people's LMSs, and results for its own player without package and browser.
 */
public final class Harbour implements AutoCloseable {
  static final int LAB = 101;
  private static final Tenant TENANT = new Tenant("harbour");

  private final SkillableSandbox sandbox;
  private final HarbourServer server;
  private final Transcripts transcripts;
  private final Consumer<String> say;

  private Harbour(
      SkillableSandbox sandbox,
      HarbourServer server,
      Transcripts transcripts,
      Consumer<String> say) {
    this.sandbox = sandbox;
    this.server = server;
    this.transcripts = transcripts;
    this.say = say;
  }

  /**
   * @param arguments the folder for the package; the current one without
   */
  public static void main(String... arguments) throws Exception {
    Path folder = Path.of(arguments.length == 0 ? "" : arguments[0]);
    Consumer<String> say = System.out::println;
    try (Harbour harbour = start(Dialect.SCORM_12, say)) {
      harbour.issue(folder);
      harbour.play("learner-17");
    }
  }

  static Harbour start(Dialect dialect, Consumer<String> say) throws Exception {
    SkillableSandbox sandbox = SkillableSandbox.builder().port(0).start();
    try {
      int port = freePort();
      Transcripts transcripts = new Transcripts(dialect);
      HarbourServer server =
          HarbourServer.start(port, settings(port, sandbox), transcripts, new OperatorDesk(say));
      return new Harbour(sandbox, server, transcripts, say);
    } catch (Exception e) {
      sandbox.close();
      throw e;
    }
  }

  private static Map<String, String> settings(int port, SkillableSandbox sandbox) {
    Map<String, String> settings = new HashMap<>();
    settings.put("web.public-url", "http://127.0.0.1:" + port + "/labs");
    settings.put("skillable.base-url", sandbox.baseUrl().toString());
    settings.put("skillable.api-key", "sandbox-key");
    settings.put("secrets.keyset", Labport.newKeyset()); // from a vault in earnest
    settings.put("tracking.poll-interval", "PT1S");
    settings.put("tracking.idle-poll-interval", "PT1S");
    settings.put("adapters.scorm.allow-http", "true"); // only here, on one machine
    return settings;
  }

  /** Issues a dispatch and writes its package in Harbour's look. */
  Path issue(Path folder) throws IOException {
    String dispatch =
        server
            .labport()
            .offered(ScormDispatches.class)
            .create(
                Map.of(
                    "tenant", TENANT.value(),
                    "title", "Secure a web server",
                    "labs", List.of(Map.of("lab", LAB)),
                    "limits", Map.of("registrations", 200, "launchesPerLearner", 3)))
            .dispatch()
            .id();
    Path file = folder.resolve("secure-a-web-server.zip");
    PackageOutcome outcome;
    try (OutputStream out = Files.newOutputStream(file)) {
      outcome =
          server
              .labport()
              .offered(ScormPackages.class)
              .write(dispatch, PackageWish.USUAL.looking(HarbourLook.read()), out);
    }
    if (!(outcome instanceof PackageOutcome.Packaged packaged)) {
      throw new IllegalStateException(outcome.toString());
    }
    say.accept("Dispatch       " + dispatch);
    say.accept("Package        " + file + ", " + packaged.bytes() + " bytes, " + packaged.sha256());
    return file;
  }

  /**
   * A learner of Harbour's own opens a lab from Harbour's player, works and submits; what the
   * gradebook is to hold comes by itself.
   */
  ScormReport play(String learner) throws Exception {
    LaunchOutcome outcome =
        server
            .labport()
            .launcher()
            .launch(
                LaunchRequest.of(
                    Learner.anonymous(new LearnerId(TENANT, learner)),
                    new LabProfileId(LAB),
                    Channel.OTHER));
    if (!(outcome instanceof LaunchOutcome.Opened opened)) {
      throw new IllegalStateException(outcome.toString()); // each case has its page in earnest
    }
    // The browser would be sent to opened.oneTimeUrl() now.
    say.accept("Lab run        " + opened.run());
    work(opened.instance().value());
    ScormReport report = transcripts.whenFinal(opened.run()).get(60, TimeUnit.SECONDS);
    say.accept("CMI values     " + report.toJson());
    return report;
  }

  /** What the learner would do in the lab. */
  private void work(long instance) {
    sandbox.control().finishBuilding(instance);
    sandbox.control().tick(instance, 1, 2, 3);
    sandbox.control().answer(instance, 1, "443");
    sandbox.control().answer(instance, 2, "Strict-Transport-Security");
    sandbox.control().submit(instance);
  }

  Labport labport() {
    return server.labport();
  }

  URI skillable() {
    return sandbox.baseUrl();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.close();
    sandbox.close();
  }
}
