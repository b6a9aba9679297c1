package io.labport.examples.server.nodes;

import java.nio.file.Path;
import java.util.Map;

class H2KillTest implements KillContract {
  @Override
  public Map<String, String> data(Path directory) {
    return Map.of("server.data-directory", directory.resolve("data").toString());
  }
}
