package io.labport.examples.server.cli.admin;

import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.util.Optional;

/** What of the section {@code admin} the commands need. */
public record AdminAccess(@Key(doc = "The administrators' token") Optional<Secret> token) {}
