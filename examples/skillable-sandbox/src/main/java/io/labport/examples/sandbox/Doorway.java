package io.labport.examples.sandbox;

import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers 503 to everything but the control interface while the service plays unavailable. */
final class Doorway extends Handler.Wrapper {

  private final Supplier<Presence> presence;

  Doorway(Handler inside, Supplier<Presence> presence) {
    super(inside);
    this.presence = presence;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    if (presence.get() == Presence.UNAVAILABLE
        && (path == null || !path.startsWith(ControlHandler.PATH))) {
      new Exchange(request, response, callback).bare(503);
      return true;
    }
    return super.handle(request, response, callback);
  }
}
