package io.labport.core.outbound.storage;

import io.labport.core.outbound.storage.StorageModule.SchemaUpdate;
import io.labport.core.spi.config.Key;

/** The section {@code storage.} */
public record StorageConfig(
    @Key(
            doc =
                "Who changes the tables when a release needs others: Labport at its start, or an"
                    + " administrator who runs the SQL that Labport prints",
            byDefault = "automatic")
        SchemaUpdate schemaUpdate) {}
