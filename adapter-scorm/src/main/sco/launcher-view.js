// What the page shows in which state: values only, no document.
(function () {
  "use strict";
  const sco = (window.LabportSco = window.LabportSco || {});

  const PHASES = {
    NONE: "status.ready",
    RUNNING: "status.running",
    PENDING: "status.pending",
    STOPPED: "status.not-finished",
    LAB_FAILED: "status.lab-failed",
  };

  const phaseText = (status) => {
    if (status.phase !== "FINAL") {
      return PHASES[status.phase] || "status.running";
    }
    const passed = status.result ? status.result.passed : null;
    return passed === true ? "status.passed" : passed === false ? "status.failed" : "status.completed";
  };

  const refused = (code) => ["refused." + code, "refused.OTHER"];

  const messageOf = (state) => {
    switch (state.step) {
      case "refused":
        return refused(state.refusal.code);
      case "working":
        return workingMessage(state);
      default:
        return ["status." + state.step];
    }
  };

  const workingMessage = (state) => {
    const status = state.status;
    if (state.reporting) {
      return ["status.reporting"];
    }
    if (state.opening) {
      return ["status.opening"];
    }
    if (status.open === "step-up") {
      return ["status.step-up"];
    }
    if (status.phase === "BLOCKED") {
      return refused(status.code);
    }
    if (state.readOnly && status.phase === "NONE") {
      return ["status.view-only"];
    }
    // The server's own word says more than the phase, where this package knows it.
    return ["status." + status.message, phaseText(status)];
  };

  const noticesOf = (state) => {
    const notices = [];
    const add = (when, keys) => when && notices.push([].concat(keys));
    add(state.problem && state.step === "relay-offer", "notice." + state.problem);
    const working = state.step === "working";
    add(working && state.readOnly, "notice.view-only");
    add(working && state.degraded && !state.lmsRefused, "notice.not-recorded");
    add(working && state.unsaved && !state.lmsRefused, "notice.lms-not-saving");
    add(state.lmsLost && !state.finished, "notice.lms-lost");
    add(working && state.lmsExpired && !state.lmsLost, "notice.lms-expired");
    add(working && state.lmsRefused && !state.lmsLost, "notice.lms-refused");
    add(working && state.offline, "notice.offline");
    add(working && state.unreachable && !state.offline, "notice.unreachable");
    const closed = working && state.status && state.status.code && state.status.phase !== "BLOCKED";
    add(closed, closed ? refused(state.status.code) : "");
    add(working && state.ticketRefusal, state.ticketRefusal ? refused(state.ticketRefusal.code) : "");
    add(working && state.relay && state.status && state.status.open && !state.readOnly, "notice.use-window");
    add(working && state.windowBlocked, "notice.window-blocked");
    return notices;
  };

  const OPENS = ["start", "return", "resume", "start-new", "step-up"];

  const actionsOf = (state) => {
    const actions = {};
    const working = state.step === "working" && !state.readOnly;
    const open = working && state.status && OPENS.includes(state.status.open) ? state.status.open : null;
    if (open !== null && !state.relay) {
      actions.open = { key: "button." + open, ready: state.ticketReady && !state.reporting && !state.opening };
    }
    if (open !== null && state.relay) {
      actions["relay-show"] = { ready: true };
    }
    if (["not-connected", "lms-fails", "refused", "unsaved"].includes(state.step)) {
      actions.retry = { ready: true };
    }
    if (state.step === "refused" && !state.refusal.again) {
      delete actions.retry;
    }
    if (["lms-fails", "unsaved"].includes(state.step)) {
      actions["continue"] = { ready: true };
    }
    if (state.step === "relay-offer") {
      actions.connect = { ready: true };
    }
    if (state.step === "superseded") {
      actions["take-over"] = { ready: true };
    }
    if (working && (state.lmsRefused || state.lmsExpired) && !state.lmsLost && !state.degraded) {
      actions["save-again"] = { ready: !state.reporting };
    }
    if (working && state.ticketRefusal) {
      actions["ticket-again"] = { ready: true };
    }
    if (working && state.canLeave) {
      actions.leave = { ready: !state.reporting };
    }
    if (state.closable && ["recorded", "left", "ended"].includes(state.step)) {
      actions.close = { ready: true };
    }
    return actions;
  };

  const BUSY = ["connecting", "beginning", "saving", "relay-waiting"];

  /** What to show in a state: a value, so that every state can be tested without a browser. */
  sco.viewOf = (state) => {
    const status = state.status || {};
    const shown = ["working", "recorded", "left"].includes(state.step);
    const refusal = state.step === "refused" ? state.refusal : state.ticketRefusal;
    return {
      message: messageOf(state),
      busy: BUSY.includes(state.step) || (state.step === "working" && Boolean(state.reporting || state.opening)),
      notices: noticesOf(state),
      result: shown && status.result ? status.result : null,
      receipt: shown && status.receipt ? status.receipt : null,
      reference: (refusal && refusal.supportId) || status.supportId || state.supportId || null,
      actions: actionsOf(state),
      link: state.step === "working" && state.windowBlocked ? state.link || null : null,
    };
  };
})();
