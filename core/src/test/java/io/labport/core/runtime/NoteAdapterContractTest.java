package io.labport.core.runtime;

import io.labport.core.runtime.testadapters.NoteAdapter;
import io.labport.core.spi.AdapterModule;
import io.labport.core.testkit.AdapterContract;
import java.util.Map;

class NoteAdapterContractTest implements AdapterContract {
  @Override
  public AdapterModule<?> adapter() {
    return new NoteAdapter();
  }

  @Override
  public Map<String, String> configuration() {
    return Map.of("adapters.note.greeting", "Hello");
  }
}
