package io.labport.core.domain;

/**
 * One customer of this installation, as an adapter tells them apart (LTI: issuer, client id and
 * deployment). Learners of two tenants are never the same person, even if their LMS gives them the
 * same id.
 *
 * @param value 1 to 200 characters
 */
public record Tenant(String value) {
  public Tenant {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("a tenant has 1 to 200 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
