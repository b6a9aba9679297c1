package io.labport.core.spi.net;

import java.io.IOException;

/**
 * The destination may not be called: not a public address, not https, or a port that is not
 * allowed. Nothing was sent.
 */
public final class DestinationRefusedException extends IOException {
  public DestinationRefusedException(String rule) {
    super(rule);
  }
}
