package io.labport.examples.server.cli.scorm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.packaging.check.Finding;
import io.labport.adapter.scorm.packaging.check.PackageChecker;
import io.labport.core.domain.InvalidParameterException;
import io.labport.examples.server.cli.ExitCodes;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code labport scorm check}: looks at a package without a server. */
@Command(
    name = "check",
    description = "Checks any SCORM package by the standard's schemas and by what LMSs trip over.")
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE")
  Path file = Path.of("");

  @Option(names = "--json", description = "Print nothing but JSON on standard output.")
  boolean json;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new InvalidParameterException("FILE", "there is no file " + file);
    }
    List<Finding> findings = new PackageChecker().check(file);
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? json(findings).toPrettyString() : text(findings));
      out.flush();
    }
    return findings.isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  private String text(List<Finding> findings) {
    if (findings.isEmpty()) {
      return file + ": nothing is wrong";
    }
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.code().spelling()).append(": ").append(finding.sentence()).append('\n');
    }
    // Packages come from strangers: nothing in them may steer the terminal.
    return text.toString().replaceAll("[\\p{Cntrl}&&[^\n]]+", " ").stripTrailing();
  }

  private static ObjectNode json(List<Finding> findings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("findings");
    findings.forEach(
        each ->
            all.addObject().put("code", each.code().spelling()).put("sentence", each.sentence()));
    return json;
  }
}
