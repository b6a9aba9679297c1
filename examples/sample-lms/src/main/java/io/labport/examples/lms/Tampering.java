package io.labport.examples.lms;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What tests want the next authentication response to be, instead of the right one. */
final class Tampering {

  private final AtomicReference<Optional<Function<Map<String, Object>, String>>> token =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<UnaryOperator<Map<String, String>>>> form =
      new AtomicReference<>(Optional.empty());

  void nextToken(Function<Map<String, Object>, String> minting) {
    token.set(Optional.of(minting));
  }

  void nextForm(UnaryOperator<Map<String, String>> change) {
    form.set(Optional.of(change));
  }

  Optional<Function<Map<String, Object>, String>> takeToken() {
    return token.getAndSet(Optional.empty());
  }

  Optional<UnaryOperator<Map<String, String>>> takeForm() {
    return form.getAndSet(Optional.empty());
  }
}
