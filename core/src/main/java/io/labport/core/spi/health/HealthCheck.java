package io.labport.core.spi.health;

/** Looks at one component. Called now and then, from any thread; should answer within a second. */
@FunctionalInterface
public interface HealthCheck {
  Health check();
}
