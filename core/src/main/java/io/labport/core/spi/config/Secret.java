package io.labport.core.spi.config;

import java.util.Objects;

/**
 * A configured value that must not be seen: it hides itself in {@code toString}, hence in logs and
 * exceptions.
 */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = Objects.requireNonNull(value);
  }

  /** The value itself: hand it to whoever needs it, and to nobody else. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
