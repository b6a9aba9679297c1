package io.labport.adapter.scorm.dispatch;

import java.util.List;
import java.util.Optional;

/** The book of an adapter without tracking: nobody is registered. */
public final class NoRegistrations implements RegistrationBook {

  @Override
  public List<Entry> page(
      String dispatch, boolean unacknowledged, Optional<String> after, int limit) {
    return List.of();
  }

  @Override
  public Optional<Receipted> receipt(String code) {
    return Optional.empty();
  }

  @Override
  public boolean revoke(String dispatch, String registration) {
    return false;
  }

  @Override
  public boolean reset(String dispatch, String registration) {
    return false;
  }
}
