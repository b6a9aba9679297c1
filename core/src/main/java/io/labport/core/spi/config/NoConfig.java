package io.labport.core.spi.config;

/** For an adapter that has nothing to configure. */
public record NoConfig() {}
