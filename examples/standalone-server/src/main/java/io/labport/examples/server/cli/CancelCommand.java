package io.labport.examples.server.cli;

import io.labport.core.port.outbound.CommandAnswer;
import io.labport.core.port.outbound.SkillableLabs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labport cancel}: Skillable Lab API v3, Cancel. */
@Command(
    name = "cancel",
    description = "Cancels a lab instance, directly at Skillable; the work in it is discarded.")
final class CancelCommand extends SkillableCommand {
  @Option(names = "--labinstanceid", required = true, description = "The lab instance.")
  long labInstanceId;

  @Option(names = "--note", description = "Why; shown in the instance's details.")
  @Nullable String note;

  @Override
  int run(SkillableLabs labs) {
    CommandAnswer answer = labs.cancel(instance(labInstanceId), Optional.ofNullable(note));
    if (answer instanceof CommandAnswer.Done) {
      print(new Printout().add("Result", 1));
      return ExitCodes.OK;
    }
    if (answer instanceof CommandAnswer.Unknown unknown) {
      return outcomeUnknown(
          "The cancellation was sent and its answer lost ("
              + unknown.cause()
              + "). Look at the result before cancelling again.");
    }
    if (answer instanceof CommandAnswer.NotSent notSent) {
      return nothingSent(notSent.cause());
    }
    String error =
        answer instanceof CommandAnswer.Refused refused
            ? refused.error().orElse("no reason given")
            : "the instance is in a state that does not allow it";
    print(new Printout().add("Error", error));
    return refused("Skillable refused the cancellation: " + error);
  }
}
