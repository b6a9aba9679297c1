package io.labport.examples.server.cli;

import io.labport.core.domain.InvalidParameterException;
import io.labport.core.port.outbound.SkillableLabs;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labport latest-results}: Skillable Lab API v3, LatestResults. */
@Command(
    name = "latest-results",
    description = "Lists the lab instances that changed within the last minutes, directly from Skillable.")
final class LatestResultsCommand extends SkillableCommand {
  private static final int MOST_MINUTES = 10_080;

  @Option(names = "--minutes", required = true, description = "1 to 10080 (seven days).")
  int minutes;

  @Override
  int run(SkillableLabs labs) {
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new InvalidParameterException(
          "minutes", "must be from 1 to " + MOST_MINUTES + ", not " + minutes);
    }
    List<Printout> results = new ArrayList<>();
    labs.latestResults(minutes, report -> results.add(ReportFields.of(report)));
    print(new Printout().list("Results", results));
    return ExitCodes.OK;
  }
}
