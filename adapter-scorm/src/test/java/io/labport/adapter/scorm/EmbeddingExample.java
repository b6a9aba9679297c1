package io.labport.adapter.scorm;

import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.servlet.LabportServlet;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;

/** The code that the README shows; {@link ReadmeTest} runs it and compares the two. */
final class EmbeddingExample {
  private EmbeddingExample() {}

  // region embed
  static Labport start(Path file, Map<String, String> environment, DataSource dataSource) {
    return Labport.builder()
        .config(
            ConfigSource.layered(ConfigSource.environment(environment), ConfigSource.file(file)))
        .storage(Storages.jdbc(dataSource)) // H2 or PostgreSQL; it stays yours to close
        .adapters(new ScormAdapter())
        .start(); // returns running, or throws and leaves nothing running
  }

  static void serve(Labport labport, ServletContext context) {
    context.addServlet("labs", new LabportServlet(labport)).addMapping("/labs/*");
  }
  // endregion
}
