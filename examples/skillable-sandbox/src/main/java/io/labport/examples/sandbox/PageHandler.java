package io.labport.examples.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What a learner's browser sees: the one-view URL, the lab, the page of a deferred launch. */
final class PageHandler extends Handler.Abstract {

  private static final String SETUP = "/console/setup/";
  private static final String DEFERRED = "/console/deferred/";
  private static final String LAB = "/lab/";
  private static final String ASSETS = "/assets/";
  private static final String COOKIE = "skillable_sandbox";

  private final World world;
  private final OneViewUrls urls;
  private final LaunchCommand launch;
  private final LabCommands rules;
  private final Pages pages = new Pages();

  PageHandler(World world, OneViewUrls urls, LaunchCommand launch) {
    this.world = world;
    this.urls = urls;
    this.launch = launch;
    this.rules = new LabCommands(world, urls);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = String.valueOf(request.getHttpURI().getPath());
    Exchange exchange = new Exchange(request, response, callback);
    boolean posted = "POST".equals(request.getMethod());
    if (path.startsWith(SETUP)) {
      view(exchange, path.substring(SETUP.length()));
    } else if (path.startsWith(DEFERRED)) {
      deferred(exchange, path.substring(DEFERRED.length()), posted);
    } else if (path.startsWith(ASSETS)) {
      pages.asset(exchange, path.substring(ASSETS.length()));
    } else if (path.startsWith(LAB)) {
      lab(exchange, path, posted);
    } else {
      return false;
    }
    return true;
  }

  /** Any request, also HEAD, counts as the one view. */
  private void view(Exchange exchange, String token) throws IOException {
    Optional<Long> lab = world.exclusively(() -> urls.view(token));
    if (lab.isEmpty()) {
      pages.denied(exchange);
    } else {
      enter(exchange, lab.get());
    }
  }

  private void enter(Exchange exchange, long lab) {
    String session = world.exclusively(() -> urls.openSession(lab));
    Response.addCookie(
        exchange.response(),
        HttpCookie.build(COOKIE, session)
            .path(LAB + lab)
            .httpOnly(true)
            .sameSite(HttpCookie.SameSite.LAX)
            .build());
    exchange.seeOther(LAB + lab);
  }

  private void lab(Exchange exchange, String path, boolean posted) throws IOException {
    long id = number(path.substring(LAB.length()));
    boolean admitted =
        Request.getCookies(exchange.request()).stream()
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .anyMatch(cookie -> world.exclusively(() -> urls.sessionIsFor(cookie.getValue(), id)));
    if (!admitted) {
      pages.denied(exchange);
    } else if (posted) {
      ApiParameters form = form(exchange);
      world.exclusively(() -> act(world.get(id), form));
      exchange.seeOther(LAB + id);
    } else {
      LabPage page =
          world.exclusively(
              () -> {
                Lab lab = world.get(id);
                if (lab.state == LabState.RUNNING) {
                  world.lifecycle().touched(lab);
                }
                return LabPage.of(lab);
              });
      pages.show(exchange, 200, "lab", page);
    }
  }

  /** Every button also keeps ticks and answers; what the lab's state forbids changes nothing. */
  private void act(Lab lab, ApiParameters form) {
    LabPage page = LabPage.of(lab);
    if (!page.running()) {
      return;
    }
    world.lifecycle().touched(lab);
    for (LabPage.TaskLine task : page.tasks()) {
      lab.tick(task.number(), form.text("task-" + task.number()) != null);
    }
    for (LabPage.QuestionLine question : page.questions()) {
      String answer = form.text("answer-" + question.number());
      lab.answer(question.number(), answer == null ? "" : answer);
    }
    String action = form.text("action");
    if ("save".equals(action) && page.maySave() && rules.maySaveOneMore(lab)) {
      world.lifecycle().save(lab);
    } else if ("submit".equals(action) && page.maySubmit()) {
      world.lifecycle().submit(lab, world.now());
    } else if ("end".equals(action)) {
      world.lifecycle().finish(lab, CompletionStatus.INCOMPLETE, world.now());
    }
  }

  /** The user may look at open labs and goes on with the launch that was put off. */
  private void deferred(Exchange exchange, String token, boolean posted) throws IOException {
    Optional<LaunchWishes> wishes = world.exclusively(() -> urls.deferred(token));
    if (wishes.isEmpty()) {
      pages.denied(exchange);
    } else if (posted && ended(form(exchange), wishes.get())) {
      exchange.seeOther(DEFERRED + token);
    } else if (posted) {
      LaunchCommand.Outcome outcome = world.exclusively(() -> decided(token, wishes.get()));
      Optional<Lab> lab = outcome.lab();
      if (lab.isPresent()) {
        enter(exchange, lab.get().id);
      } else {
        pages.show(
            exchange, 200, "message", new Pages.Message("Not possible", outcome.explanation()));
      }
    } else {
      List<LabPage> open =
          world.exclusively(
              () ->
                  world.labsOf(wishes.get().userId()).stream()
                      .filter(lab -> lab.end == null)
                      .map(LabPage::of)
                      .toList());
      pages.show(exchange, 200, "deferred", new Pages.Deferred(DEFERRED + token, open));
    }
  }

  private boolean ended(ApiParameters form, LaunchWishes wishes) {
    String lab = form.text("end");
    if (lab == null) {
      return false;
    }
    world.exclusively(
        () ->
            world.labsOf(wishes.userId()).stream()
                .filter(one -> one.end == null && Long.toString(one.id).equals(lab))
                .forEach(
                    one ->
                        world.lifecycle().finish(one, CompletionStatus.INCOMPLETE, world.now())));
    return true;
  }

  private LaunchCommand.Outcome decided(String token, LaunchWishes wishes) {
    try {
      int before = world.labs().size();
      LaunchCommand.Outcome outcome = launch.decide(wishes, true);
      WebhookEvent event =
          world.labs().size() > before
              ? WebhookEvent.DEFERRED_LAUNCH_NEW
              : WebhookEvent.DEFERRED_LAUNCH_EXISTING;
      if (outcome.lab().isPresent()) {
        urls.settled(token);
        world.lifecycle().send(event, outcome.lab().get());
      }
      return outcome;
    } catch (ApiParameters.Invalid invalid) {
      return LaunchCommand.no(140, invalid.error());
    }
  }

  private static ApiParameters form(Exchange exchange) throws IOException {
    return new ApiParameters(
        true, Content.Source.asString(exchange.request(), StandardCharsets.UTF_8));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
