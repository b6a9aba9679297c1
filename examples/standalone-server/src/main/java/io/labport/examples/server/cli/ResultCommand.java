package io.labport.examples.server.cli;

import io.labport.core.port.outbound.InstanceReport;
import io.labport.core.port.outbound.SkillableLabs;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labport result}: Skillable Lab API v3, Result. */
@Command(
    name = "result",
    description = "Shows the result of one lab instance, directly from Skillable.")
final class ResultCommand extends SkillableCommand {
  @Option(names = "--labinstanceId", required = true, description = "The lab instance.")
  long labInstanceId;

  @Override
  int run(SkillableLabs labs) {
    Optional<InstanceReport> report = labs.result(instance(labInstanceId));
    if (report.isEmpty()) {
      return refused("Skillable does not know a lab instance " + labInstanceId);
    }
    print(ReportFields.of(report.get()));
    return ExitCodes.OK;
  }
}
