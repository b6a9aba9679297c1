package io.labport.core.testkit;

/** What the contracts of the storage need. */
public interface StorageContract {
  /** Register it as an extension. */
  StorageExtension fresh();

  default TestStorage storage() {
    return fresh().storage();
  }
}
