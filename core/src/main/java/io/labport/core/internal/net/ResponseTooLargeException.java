package io.labport.core.internal.net;

import java.io.IOException;

/** The answer was larger than the caller allowed; the rest was not read. */
final class ResponseTooLargeException extends IOException {
  ResponseTooLargeException(int limit) {
    super("the answer has more than " + limit + " bytes");
  }
}
