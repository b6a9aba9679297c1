package io.labport.examples.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code labport version}. */
@Command(name = "version", description = "Shows the version of Labport and of Java.")
final class VersionCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().getOut().println(new Provider().getVersion()[0]);
      spec.commandLine().getOut().flush();
    }
    return ExitCodes.OK;
  }

  /** The version that the build wrote down. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Properties build = new Properties();
      try (InputStream file = VersionCommand.class.getResourceAsStream("/labport-version.properties")) {
        build.load(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new String[] {
        "labport " + build.getProperty("version") + " on Java " + Runtime.version()
      };
    }
  }
}
