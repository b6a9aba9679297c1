package io.labport.core.spi;

/** The level of this SPI. */
public final class SpiLevel {
  /**
   * A compile-time constant on purpose: it is baked into an adapter's class file and so says what
   * the adapter was compiled against. Raised only when an old adapter could no longer work.
   */
  public static final int CURRENT = 1;

  private SpiLevel() {}
}
