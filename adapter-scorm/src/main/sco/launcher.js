// The SCO: connects the LMS, the lab server and the learner. It decides nothing about results; it asks the server, tells
// the LMS, and shows the learner what is going on. Timers only make things sooner: whatever was missed while the page was
// hidden, frozen or offline is asked of the server when the page wakes.
(function () {
  "use strict";
  const sco = (window.LabportSco = window.LabportSco || {});

  const FIND = { everyMs: 250, forMs: 10000 };
  const RETRY_MS = 5000;
  const RATE_LIMIT_MS = 30000;
  const TICKET_RETRY_MS = 10000;
  // A session ends after 15 minutes without a word. One that ended sooner was taken over by another window.
  const SLEPT_MS = 14 * 60000;

  const RELAY_PROBLEMS = {
    WINDOW_BLOCKED: "popup-blocked",
    FORM_BLOCKED: "form-blocked",
    RELAY_CLOSED: "relay-closed",
    RELAY_SILENT: "relay-silent",
    UNREACHABLE: "relay-silent",
  };
  const PASSING = ["UNREACHABLE", "RATE_LIMITED"];
  // Where asking again cannot help, no button suggests it.
  const HOPELESS = ["DISPATCH_UNAVAILABLE", "ORIGIN_NOT_ALLOWED", "EXPIRED", "REVOKED", "KEY_RETIRED"];
  const LEAVABLE = ["PENDING", "STOPPED", "LAB_FAILED", "FINAL"];

  sco.run = (env) => {
    const { window, document, config, timers, clock } = env;
    const language = sco.language(config.language, window.navigator.languages, env.texts);
    const state = { step: "connecting" };
    let server = sco.direct(config, env);
    let tickets = null;
    let lms = null;
    let started = null;
    let startedAt = 0;
    let session = null;
    let reporter = null;
    let toldStored = false;
    let endTold = false;
    let gone = false;
    let beginning = false;
    let heardAt = 0;
    let failures = 0;
    let retryTimer = null;
    let superseded = false;
    let queue = Promise.resolve();
    const unnamed = "unnamed-" + sco.unique(env);

    const page = sco.page(document, env.texts[language], language, sco.callsOf(config) + "/launch", {
      open: (event) => opening.submit(event),
      link: () => opening.followed(),
      act: (id) => act(id),
    });

    const opening = sco.opening(env, {
      active: () => active() && tickets !== null,
      tickets: () => tickets,
      status: () => state.status,
      carry: (ticket) => page.carry(ticket, timers),
      submit: () => page.submit(),
      show: (changes) => show(changes),
      look: (ms) => polling.plan(ms),
    });

    const show = (changes) => {
      Object.assign(state, changes);
      if (tickets !== null) {
        tickets.want(openable());
        const refusal = tickets.refusal();
        state.ticketReady = tickets.fresh();
        state.ticketRefusal = refusal !== null && refusal.code !== "UNREACHABLE" ? refusal : null;
        state.link = state.windowBlocked && tickets.peek() ? sco.callsOf(config) + "/launch#" + tickets.peek() : null;
      }
      page.render(sco.viewOf(state));
    };

    const offline = () => window.navigator.onLine === false;
    const hidden = () => document.visibilityState === "hidden";
    const seconds = () => (started === null ? 0 : Math.floor((clock.now() - startedAt) / 1000));
    const active = () => state.step === "working" && !gone && !state.finished;
    const openable = () =>
      active() && toldStored && !state.readOnly && server.kind === "direct" && state.status ? state.status.open : null;

    // Two at a time would write a report twice, or an old one over a new one.
    const serially = (task) => {
      queue = queue.then(task, task);
      return queue;
    };

    // ---- The LMS

    const connect = async () => {
      show({ step: "connecting", lmsLost: false });
      const found = await sco.await(window, config.dialect, FIND, timers);
      if (gone) {
        return;
      }
      if (!found) {
        // Never a lab without an LMS: its result would go nowhere, and nobody would have said so.
        show({ step: "not-connected" });
        return;
      }
      lms = sco.connect(found, clock);
      lms.onLost = () => show({ lmsLost: true });
      started = lms.start();
      startedAt = clock.now();
      state.readOnly = Boolean(started.readOnly);
      if (!started.ok) {
        show({ step: "lms-fails" });
        return;
      }
      await begin();
    };

    // ---- The server's session

    const sessionBody = () =>
      sco.sessionBody(env, started, started.learnerId || unnamed, reporter !== null ? reporter.suspendData() : started.suspendData);

    const begin = async () => {
      if (beginning || gone || state.finished) {
        return;
      }
      beginning = true;
      superseded = false;
      stop();
      show({ step: server.kind === "relay" ? "relay-waiting" : "beginning", problem: null, refusal: null });
      const answer = await server.begin(sessionBody()); // at once: the relay's window opens within the click
      beginning = false;
      if (!gone) {
        await begun(answer);
      }
    };

    const begun = async (answer) => {
      if (!answer.ok) {
        notBegun(answer);
        return;
      }
      failures = 0;
      heardAt = env.now();
      session = answer.body;
      endTold = false;
      toldStored = false;
      state.supportId = session.supportId;
      reporter = sco.reporter(lms, session, started.dialect || config.dialect, seconds, clock);
      tickets = server.kind === "direct" ? sco.tickets(server, env, ticketChanged) : null;
      if (state.readOnly || state.degraded) {
        await work();
        return;
      }
      show({ step: "saving" });
      const kept = await reporter.keep();
      if (gone) {
        return;
      }
      if (kept) {
        state.unsaved = false;
        await work();
      } else {
        show({ step: "unsaved" });
      }
    };

    const notBegun = (answer) => {
      if (answer.blocked) {
        server = sco.relay(config, env);
        server.onSession = (again) => {
          stop();
          begun(again);
        };
        show({ step: "relay-offer", problem: "blocked", relay: true });
      } else if (server.kind === "relay" && RELAY_PROBLEMS[answer.code]) {
        show({ step: "relay-offer", problem: RELAY_PROBLEMS[answer.code] });
      } else {
        refuse(answer);
        if (server.kind === "direct" && !answer.foreign && PASSING.includes(answer.code)) {
          failures += 1;
          const base = answer.code === "RATE_LIMITED" ? RATE_LIMIT_MS : RETRY_MS;
          retryTimer = timers.setTimeout(begin, sco.backOff(base, failures - 1, env.random));
        }
      }
    };

    const refuse = (answer) => {
      const dark = answer.code === "UNREACHABLE" && offline();
      const code = dark ? "OFFLINE" : answer.foreign ? "NOT_HERE" : answer.code;
      show({ step: "refused", refusal: { code, supportId: answer.supportId, again: !HOPELESS.includes(code) } });
    };

    const work = async () => {
      show({ step: "working", status: session.status, offline: false, unreachable: false });
      await serially(async () => {
        await tellStored();
        if (active()) {
          await apply(session.status);
        }
      });
      polling.plan();
    };

    /** Before this the server gives no ticket: a lab may not run for a learner whom the LMS cannot prove next time. */
    const tellStored = async () => {
      if (toldStored || state.readOnly) {
        return;
      }
      const failed = Boolean(state.degraded || state.unsaved);
      const answer = await server.stored(failed ? { failed: true } : {});
      if (answer.ok) {
        toldStored = true;
      } else if (active()) {
        trouble(answer);
      }
    };

    // ---- Asking

    const polling = sco.polling(env, {
      active,
      failures: () => failures,
      usual: () =>
        hidden() ? (state.status || {}).nextPollHiddenMs || 60000 : (state.status || {}).nextPollVisibleMs || 15000,
      ask: () => serially(ask),
    });

    const ask = async () => {
      await tellStored();
      const answer = active() ? await server.status() : null;
      if (answer !== null && active()) {
        if (answer.ok) {
          failures = 0;
          heardAt = env.now();
          await apply(answer.body);
        } else {
          trouble(answer);
        }
      }
      beat(false);
    };

    const trouble = (answer) => {
      if (answer.code === "SESSION_EXPIRED") {
        expired();
      } else if (answer.code === "RELAY_CLOSED") {
        stop();
        show({ step: "relay-offer", problem: "relay-closed" });
      } else if (PASSING.includes(answer.code)) {
        failures += 1;
        show({ offline: offline(), unreachable: answer.code === "UNREACHABLE" });
      } else {
        stop();
        refuse(answer);
      }
    };

    const expired = () => {
      stop();
      if (server.kind === "relay") {
        show({ step: "relay-offer", problem: "relay-expired" });
      } else if (env.now() - heardAt > SLEPT_MS) {
        begin();
      } else {
        // Beginning again by itself would take the session from the other window, which would take it back.
        superseded = true;
        show({ step: "superseded" });
      }
    };

    const apply = async (status) => {
      show({ status, offline: false, unreachable: false, canLeave: canLeave(status) });
      opening.heard(status);
      if (status.report && !state.readOnly) {
        await deliver(status.report, false);
      } else if (state.lmsRefused) {
        show({ lmsRefused: false });
      }
      const refusal = tickets !== null ? tickets.refusal() : null;
      if (active() && refusal !== null && PASSING.includes(refusal.code) && env.now() - refusal.at > TICKET_RETRY_MS) {
        tickets.again();
      }
    };

    const canLeave = (status) => !state.readOnly && !state.degraded && LEAVABLE.includes(status.phase);

    // ---- Telling the LMS

    const deliver = async (report, forced) => {
      show({ reporting: Boolean(report.final || forced) });
      const outcome = await reporter.deliver(report, forced);
      if (gone || state.finished) {
        return;
      }
      show({ reporting: false });
      if (outcome === null) {
        return;
      }
      show({ lmsRefused: !outcome.ok });
      const answer = await server.ack(outcome);
      if (gone || state.finished) {
        return;
      }
      if (outcome.ok && report.final && answer.code !== "UNREACHABLE") {
        await finish(report.navigation, "recorded");
      } else if (answer.ok) {
        show(answer.body.phase ? { status: answer.body, canLeave: canLeave(answer.body) } : {});
      } else {
        trouble(answer);
      }
    };

    const beat = (forced) => {
      if (active() && !state.readOnly && !state.degraded && !lms.lost) {
        const taken = reporter.heartbeat(forced);
        if (taken !== null) {
          show({ lmsExpired: !taken });
        }
      }
    };

    const finish = async (navigation, step) => {
      stop();
      reporter.writeTime();
      const done = lms.finish(navigation);
      const last = reporter.last();
      show({ step, finished: true, reporting: false, closable: window.parent === window && Boolean(window.opener) });
      if (last !== null) {
        await server.ack(Object.assign({}, last, { stage: "terminate", ok: done.ok, lastError: String(done.lastError || "") }));
      }
      tellEnd();
    };

    const tellEnd = () => {
      if (session !== null && !endTold) {
        endTold = true;
        server.end({ seconds: seconds() });
      }
    };

    const stop = () => {
      timers.clearTimeout(retryTimer);
      polling.stop();
      opening.stop();
      state.opening = false;
      if (tickets !== null) {
        tickets.stop();
        tickets = null;
      }
    };

    const ticketChanged = () => {
      const refusal = tickets !== null ? tickets.refusal() : null;
      if (active() && refusal !== null && refusal.code === "SESSION_EXPIRED") {
        expired();
      } else {
        show({});
      }
    };

    // ---- What the learner asks for

    const saveAgain = () =>
      serially(async () => {
        if (active() && state.status.report) {
          await deliver(state.status.report, true);
        }
        beat(true);
      });

    const retry = () => {
      if (["not-connected", "lms-fails"].includes(state.step)) {
        return connect();
      }
      return state.step === "unsaved" ? begun({ ok: true, body: session }) : begin();
    };

    const act = (id) => {
      switch (id) {
        case "retry":
          return retry();
        case "continue":
          if (state.step === "lms-fails") {
            state.degraded = true;
            return begin();
          }
          state.unsaved = true;
          return work();
        case "connect":
        case "take-over":
          return begin();
        case "relay-show":
          return server.show();
        case "save-again":
          return saveAgain();
        case "ticket-again":
          return tickets.again();
        case "leave":
          return finish("suspendAll", "left");
        case "close":
          return window.close();
        default:
          return undefined;
      }
    };

    // ---- What happens to the page

    const wake = () => {
      if (active()) {
        show({});
        polling.wake();
      } else if (state.step === "refused" && ["OFFLINE", "UNREACHABLE"].includes(state.refusal.code) && server.kind === "direct" && !gone) {
        begin();
      }
    };

    document.addEventListener("visibilitychange", () => {
      if (!hidden()) {
        wake();
        return;
      }
      if (lms !== null && started.ok && !state.readOnly && !gone && !state.finished) {
        lms.hidden();
      }
    });
    window.addEventListener("focus", wake);
    window.addEventListener("online", wake);
    window.addEventListener("offline", () => active() && show({ offline: true }));

    // Not "unload": browsers and LMSs take it away. Not "beforeunload": a removed frame never gets it.
    window.addEventListener("pagehide", () => {
      if (gone) {
        return;
      }
      gone = true;
      stop();
      // A page that another window has superseded would end by saving what it knew long ago over what is true now.
      if (lms !== null && started.ok && !superseded) {
        lms.leaving({ sessionTime: reporter === null || state.readOnly ? null : reporter.sessionTime() });
      }
      tellEnd();
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted && gone) {
        show({ step: "ended", finished: true, closable: window.parent === window && Boolean(window.opener) });
      } else {
        wake();
      }
    });

    return { state, done: connect() };
  };

  const config = window.LabportScoConfig;
  if (config) {
    const timers = {
      setTimeout: (task, ms) => window.setTimeout(task, ms),
      clearTimeout: (timer) => window.clearTimeout(timer),
    };
    sco.run({
      window,
      document: window.document,
      config,
      texts: window.LabportScoTexts,
      slot: window.document.body.dataset.slot,
      timers,
      clock: { now: () => window.performance.now(), setTimeout: timers.setTimeout },
      now: () => Date.now(),
      random: () => Math.random(),
    });
  }
})();
