package io.labport.core.runtime;

import io.labport.core.domain.LabportException;

/** The configuration does not hold; the message lists every problem with its key and a remedy. */
public final class ConfigurationException extends LabportException {
  public ConfigurationException(String message) {
    super("configuration.invalid", message);
  }
}
