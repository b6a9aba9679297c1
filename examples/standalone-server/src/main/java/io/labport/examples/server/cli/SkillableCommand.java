package io.labport.examples.server.cli;

import io.labport.core.domain.InvalidParameterException;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.outbound.skillable.SkillableConfig;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.runtime.SkillableConnection;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that is one call to Skillable. */
abstract class SkillableCommand implements Callable<Integer> {
  @Mixin ConfigOptions config = new ConfigOptions();

  @Option(names = "--json", description = "Print nothing but JSON on standard output.")
  boolean json;

  @Spec @Nullable CommandSpec spec;

  abstract int run(SkillableLabs labs);

  @Override
  public Integer call() {
    try (SkillableConnection connection =
        SkillableConnection.open(
            config.source().section("skillable", SkillableConfig.class), Clock.systemUTC())) {
      return run(connection.labs());
    } catch (SkillableUnavailableException e) {
      return e.transientFault() ? unavailable(e.getMessage()) : refused(e.getMessage());
    }
  }

  /** Names the parameter as Skillable does, where the domain would name its own type. */
  static LabInstanceId instance(long id) {
    if (id < 1) {
      throw new InvalidParameterException("labinstanceid", "must be at least 1, not " + id);
    }
    return new LabInstanceId(id);
  }

  void print(Printout printout) {
    printout.print(commandSpec().commandLine().getOut(), json);
  }

  int refused(@Nullable String why) {
    return fail(why, ExitCodes.REFUSED);
  }

  int unavailable(@Nullable String why) {
    return fail(why, ExitCodes.UNAVAILABLE);
  }

  int nothingSent(String code) {
    return unavailable("Skillable cannot be reached; nothing was changed (" + code + ")");
  }

  int notAccepted(String code) {
    return refused("Skillable does not accept the key, the address or the request (" + code + ")");
  }

  int outcomeUnknown(String why) {
    return fail(why, ExitCodes.OUTCOME_UNKNOWN);
  }

  private int fail(@Nullable String why, int code) {
    PrintWriter err = commandSpec().commandLine().getErr();
    err.println(why);
    err.flush();
    return code;
  }

  private CommandSpec commandSpec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the specification of every command");
    }
    return spec;
  }
}
