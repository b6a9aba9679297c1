package io.labport.examples.server.cli.scorm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.server.cli.admin.AdminClient;
import io.labport.examples.server.cli.admin.AdminCommand;
import io.labport.examples.server.cli.admin.AdminRefusal;
import io.labport.examples.server.cli.admin.AdminUnreachable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labport scorm packages}: as many packages as a list has lines. */
@Command(
    name = "packages",
    description =
        "Makes one dispatch and package for each line of a list. Run again, it makes none twice and"
            + " fetches the packages anew.")
final class PackagesCommand extends AdminCommand {
  @Option(
      names = "--csv",
      required = true,
      paramLabel = "FILE",
      description =
          "With headings: title, lab (101, or '101 102' or 101=First|102=Second for a course), and"
              + " perhaps file, for, flavour, tenant, language, not-after, registrations, and other"
              + " settings such as limits.allowNew.")
  Path csv = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "For the packages, and dispatches.csv, which says what was made for which.")
  Path out = Path.of("");

  @Option(names = "--for", paramLabel = "LMS", description = "Where a line does not say.")
  @Nullable String lms;

  @Option(names = "--flavour", description = "Where a line does not say. " + NewDispatch.FLAVOURS)
  @Nullable String flavour;

  @Option(names = "--tenant", description = "Where a line does not say.")
  @Nullable String tenant;

  @Option(
      names = "--control-files",
      paramLabel = "WHICH",
      description = "bundled, none, or directory (adapters.scorm.control-files of the server).")
  @Nullable String controlFiles;

  @Parameters(paramLabel = "TERM=VALUE", arity = "0..*", description = Settings.TERMS)
  Map<String, String> terms = new LinkedHashMap<>();

  @Override
  protected int run(AdminClient server) {
    List<LabList.Row> rows = LabList.read(csv, usual());
    Issued issued = new Issued(out);
    ArrayNode made = JsonNodeFactory.instance.arrayNode();
    for (LabList.Row row : rows) {
      PackageFile file = make(server, issued, row);
      made.add(file.json());
      if (!options.json()) {
        options.say(file.dispatch() + "  " + file.sha256() + "  " + file.file());
      }
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("packages", made);
    return options.print(all, answer -> rows.size() + " packages");
  }

  private PackageFile make(AdminClient server, Issued issued, LabList.Row row) {
    try {
      Optional<String> known = issued.dispatch(row.file());
      String dispatch =
          known.isPresent()
              ? known.get()
              : server.send("POST", DispatchCommands.ALL, row.body()).path("id").asText();
      if (known.isEmpty()) {
        issued.note(row.file(), dispatch);
      }
      return PackageFile.fetch(server, dispatch, out.resolve(row.file()), null, controlFiles);
    } catch (AdminRefusal e) {
      throw e.after("line " + row.line());
    } catch (AdminUnreachable e) {
      throw e.after("line " + row.line());
    }
  }

  private Map<String, String> usual() {
    Map<String, String> usual = new LinkedHashMap<>(terms);
    put(usual, "for", lms);
    put(usual, "flavour", flavour);
    put(usual, "tenant", tenant);
    return usual;
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }
}
