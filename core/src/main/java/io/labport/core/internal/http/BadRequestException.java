package io.labport.core.internal.http;

/** The request cannot be read; the message says what of it, and shows nothing of it. */
final class BadRequestException extends Exception {
  BadRequestException(String message) {
    super(message);
  }
}
