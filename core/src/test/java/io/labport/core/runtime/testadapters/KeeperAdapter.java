package io.labport.core.runtime.testadapters;

import com.google.inject.Scopes;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.config.NoConfig;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps names for administrators, over HTTP and for its embedder. */
public final class KeeperAdapter extends AdapterModule<NoConfig> {

  public KeeperAdapter() {
    super("keeper", NoConfig.class, SpiLevel.CURRENT);
  }

  @Override
  protected void configureAdapter(NoConfig config) {
    bind(Names.class).in(Scopes.SINGLETON);
    offer(Names.class);
    adminRoute("GET", "/names", ListNames.class);
    adminRoute("POST", "/names/{name}", AddName.class);
    route("GET", "/names", Closed.class);
  }

  /** What an embedder may have. */
  public static final class Names {
    private final List<String> names = new CopyOnWriteArrayList<>();

    @Inject
    Names() {}

    public void add(String name) {
      names.add(name);
    }

    public List<String> all() {
      return List.copyOf(names);
    }
  }

  static final class ListNames implements WebHandler {
    private final Names names;

    @Inject
    ListNames(Names names) {
      this.names = names;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      return WebResponse.text(200, String.join(",", names.all()));
    }
  }

  static final class AddName implements WebHandler {
    private final Names names;

    @Inject
    AddName(Names names) {
      this.names = names;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      String name = request.pathVariables().get("name");
      if (name.length() > 10) {
        return Problem.of(422, "keeper.too-long", "The name is too long").field("name").response();
      }
      if (name.equals("broken")) {
        throw new IllegalStateException("broken");
      }
      names.add(name);
      return WebResponse.empty(204);
    }
  }

  static final class Closed implements WebHandler {
    @Inject
    Closed() {}

    @Override
    public WebResponse handle(WebRequest request) {
      return WebResponse.text(200, "not for administrators");
    }
  }
}
