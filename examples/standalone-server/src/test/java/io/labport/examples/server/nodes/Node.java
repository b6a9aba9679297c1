package io.labport.examples.server.nodes;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.examples.server.LabportProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, as an operator runs it. */
final class Node implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration END_LIMIT = Duration.ofSeconds(30);
  private static final Pattern LISTENS = Pattern.compile("Labport listens at (\\S+)");

  private final Process process;
  private final Path output;
  private final Path errors;

  private Node(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /** Starts {@code labport serve}; it may still be starting, or fail to. */
  static Node begin(Path directory, Map<String, String> config) {
    try {
      Path own = Files.createTempDirectory(directory, "node");
      // YAML holds JSON; the server finds the file in its working directory.
      new ObjectMapper().writeValue(own.resolve("labport.yaml").toFile(), config);
      Path output = own.resolve("out");
      Path errors = own.resolve("err");
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LabportProgram.class.getName(),
                  "serve")
              .directory(own.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      return new Node(process, output, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts {@code labport serve} and waits until it listens. */
  static Node start(Path directory, Map<String, String> config) {
    Node node = begin(directory, config);
    try {
      node.address();
      return node;
    } catch (RuntimeException | Error e) {
      node.close();
      throw e;
    }
  }

  /** Where it listens, once it does. */
  URI address() {
    await("the server listens")
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .failFast(this::requireAlive)
        .until(() -> LISTENS.matcher(read(output)).find());
    Matcher said = LISTENS.matcher(read(output));
    if (!said.find()) {
      throw new IllegalStateException("it said so before");
    }
    return URI.create(said.group(1));
  }

  private void requireAlive() {
    if (!process.isAlive()) {
      throw new AssertionError("the server ended: " + read(errors));
    }
  }

  /** SIGKILL on Unix: no hook runs, nothing is flushed. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** SIGTERM on Unix, as service managers send it. */
  int stop() {
    process.destroy();
    return exitCode();
  }

  /** Waits for the end. */
  int exitCode() {
    try {
      if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the server did not end: " + read(errors));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What it wrote to standard error: its log, and why it failed. */
  List<String> errorLines() {
    return read(errors).lines().toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    exitCode();
  }
}
