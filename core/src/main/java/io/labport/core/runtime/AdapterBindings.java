package io.labport.core.runtime;

import com.google.inject.AbstractModule;
import io.labport.core.internal.store.AdapterStores;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.page.PageTexts;
import io.labport.core.spi.store.AdapterStore;

/** What each adapter has of its own. */
final class AdapterBindings extends AbstractModule {
  private final String id;
  private final AdapterStores stores;
  private final PublicAddress address;
  private final PageTexts texts;

  AdapterBindings(String id, AdapterStores stores, PublicAddress address, PageTexts texts) {
    this.id = id;
    this.stores = stores;
    this.address = address;
    this.texts = texts;
  }

  @Override
  protected void configure() {
    bind(AdapterStore.class).toInstance(stores.of(id));
    bind(PublicAddress.class).toInstance(address);
    bind(PageTexts.class).toInstance(texts);
  }
}
