package io.labport.core.spi.net;

import java.io.IOException;

/**
 * Calls addresses that somebody else chose. Every name is resolved once, checked against the ranges
 * that are not public, and the connection goes to the checked address; redirects are never
 * followed; sizes and times are bounded. Thread-safe.
 */
public interface OutboundHttp {

  /**
   * Sends the request once; nothing is repeated.
   *
   * @throws DestinationRefusedException the address is not allowed; nothing was sent
   * @throws java.net.ConnectException (or another {@link IOException} before sending) nothing was
   *     sent
   * @throws IOException no complete answer came, or it was larger than allowed
   */
  OutboundResponse send(OutboundRequest request) throws IOException;
}
