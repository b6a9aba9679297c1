package io.labport.core.runtime.testadapters;

import com.google.inject.Scopes;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.health.Health;
import io.labport.core.spi.health.HealthCheck;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.SecretBox;
import jakarta.inject.Inject;
import java.util.Optional;

/** Keeps notes: an adapter that uses most of what an adapter may. */
public final class NoteAdapter extends AdapterModule<NoteConfig> {
  public NoteAdapter() {
    this("note");
  }

  public NoteAdapter(String id) {
    super(id, NoteConfig.class, SpiLevel.CURRENT);
  }

  @Override
  protected void configureAdapter(NoteConfig config) {
    bind(Notes.class).in(Scopes.SINGLETON);
    route("POST", "/keep/{name}", Keep.class);
    route("GET", "/keep/{name}", Show.class);
    route("GET", "/asset", Asset.class);
    route("GET", "/sealed", Sealed.class);
    healthCheck("mood", Mood.class);
    healthCheck("broken", Broken.class);
  }

  static final class Notes {
    private final AdapterStore store;

    @Inject
    Notes(AdapterStore store) {
      this.store = store;
    }

    void keep(String name) {
      store.insert("note", name, "kept", Optional.empty());
    }

    boolean has(String name) {
      return store.find("note", name).isPresent();
    }
  }

  static final class Keep implements WebHandler {
    private final Notes notes;

    @Inject
    Keep(Notes notes) {
      this.notes = notes;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      String name = request.pathVariables().get("name");
      if (name.length() > 1) {
        return WebResponse.text(400, "A name has one letter.");
      }
      notes.keep(name);
      return WebResponse.empty(201);
    }
  }

  static final class Show implements WebHandler {
    private final Notes notes;
    private final NoteConfig config;
    private final PublicAddress address;

    @Inject
    Show(Notes notes, NoteConfig config, PublicAddress address) {
      this.notes = notes;
      this.config = config;
      this.address = address;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      return notes.has(request.pathVariables().get("name"))
          ? WebResponse.text(200, config.greeting() + " from " + address.of("/keep"))
          : WebResponse.empty(404);
    }
  }

  static final class Asset implements WebHandler {
    private final Assets assets;

    @Inject
    Asset(Assets assets) {
      this.assets = assets;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      return WebResponse.text(200, assets.of("note.css").toString());
    }
  }

  static final class Sealed implements WebHandler {
    private final SecretBox box;

    @Inject
    Sealed(SecretBox box) {
      this.box = box;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      try {
        return WebResponse.text(200, box.open(box.seal("opened", "note/x"), "note/x"));
      } catch (RuntimeException e) {
        return WebResponse.text(200, e.getMessage());
      }
    }
  }

  static final class Mood implements HealthCheck {
    @Inject
    Mood() {}

    @Override
    public Health check() {
      return Health.degraded("so so");
    }
  }

  static final class Broken implements HealthCheck {
    @Inject
    Broken() {}

    @Override
    public Health check() {
      throw new IllegalStateException("broken");
    }
  }
}
