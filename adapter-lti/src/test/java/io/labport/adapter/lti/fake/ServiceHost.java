package io.labport.adapter.lti.fake;

import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.FakePlatform.Seen;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A platform's list services over real HTTP: one function answers, all requests are remembered. */
public final class ServiceHost implements AutoCloseable {
  public final List<Seen> requests = new CopyOnWriteArrayList<>();
  private final Loopback server = new Loopback();
  private volatile Function<Seen, Answer> answers = seen -> Answer.of(Reply.of(404));

  /** A reply that may have several headers of one name. */
  public record Answer(Reply reply, List<String> links) {
    public static Answer of(Reply reply) {
      return new Answer(reply, List.of());
    }

    public static Answer of(String body, String... links) {
      return new Answer(Reply.of(200, body), List.of(links));
    }
  }

  public ServiceHost() {
    server.linked(
        "/",
        seen -> {
          requests.add(seen);
          Answer answer = answers.apply(seen);
          return new Loopback.Linked(answer.reply(), answer.links());
        });
  }

  public void answer(Function<Seen, Answer> with) {
    answers = with;
  }

  public String at(String path) {
    return server.at(path).toString();
  }

  public URI address(String path) {
    return server.at(path);
  }

  @Override
  public void close() {
    server.close();
  }
}
