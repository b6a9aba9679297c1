package io.labport.core.spi.http;

/** Answers one route. One instance serves all requests: it must be thread-safe. */
@FunctionalInterface
public interface WebHandler {

  /**
   * @throws Exception a fault of ours; the caller gets a plain page with a reference id that is
   *     also in the log
   */
  WebResponse handle(WebRequest request) throws Exception;
}
