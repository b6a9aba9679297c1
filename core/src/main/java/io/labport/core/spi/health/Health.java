package io.labport.core.spi.health;

/**
 * How a component is.
 *
 * @param status DOWN takes the node out of service, DEGRADED does not
 * @param detail one sentence for an operator; no secrets
 */
public record Health(Status status, String detail) {
  /** From good to bad. */
  public enum Status {
    UP,
    DEGRADED,
    DOWN
  }

  public static Health up(String detail) {
    return new Health(Status.UP, detail);
  }

  public static Health degraded(String detail) {
    return new Health(Status.DEGRADED, detail);
  }

  public static Health down(String detail) {
    return new Health(Status.DOWN, detail);
  }
}
