package io.labport.core.domain;

/** Our own database failed; nothing was recorded by the failed operation. */
public final class StorageException extends LabportException {
  public StorageException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
