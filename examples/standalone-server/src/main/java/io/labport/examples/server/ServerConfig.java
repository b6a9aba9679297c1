package io.labport.examples.server;

import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the standalone server adds to the library's configuration; section {@code server}. */
public record ServerConfig(
    @Key(doc = "Address to listen on; a reverse proxy in front ends TLS", byDefault = "127.0.0.1")
        String host,
    @Key(doc = "Port to listen on; 0 takes any", byDefault = "8080") int port,
    @Key(doc = "Where the embedded database and generated keys lie", byDefault = "data")
        Path dataDirectory,
    @Key(
            doc =
                "PostgreSQL for more than one node, like jdbc:postgresql://db/labport; without it H2 in the data directory")
        Optional<String> databaseUrl,
    @Key(doc = "User of the database") Optional<String> databaseUser,
    @Key(doc = "Password of the database") Optional<Secret> databasePassword,
    @Key(doc = "Connections to the database", byDefault = "12") int databaseConnections,
    @Key(doc = "How long a stop waits for requests and background work", byDefault = "PT20S")
        Duration stopTimeout) {
  public ServerConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535");
    }
    if (databaseConnections < 6) {
      throw new IllegalArgumentException("database-connections must be at least 6");
    }
    if (databaseUrl.isPresent() && !databaseUrl.get().startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "database-url must begin with jdbc:postgresql:, or be left out for the embedded H2");
    }
  }
}
