"use strict";

const BASE = "https://labs.example/scorm/v1/d/D1";

/** The lab server, as far as an SCO sees it: the later session wins, a ticket needs "stored", a report waits for its ack. */
class FakeServer {
  constructor() {
    Object.assign(this, { calls: [], refusals: {}, down: false, sessions: 0, stored: false, tickets: 0, acks: [], ended: [] });
    this.openPage = true;
    this.timeSource = "LAB_RUNTIME";
    this.status = status();
    this.fetch = (url, options = {}) => this.answer(url, options);
  }

  of(path) {
    return this.calls.filter((call) => call.path === path);
  }

  async answer(url, options) {
    const path = url.slice(BASE.length);
    const call = { path, ...options, sent: options.body ? JSON.parse(options.body) : undefined };
    this.calls.push(call);
    if (options.mode === "no-cors") {
      if (this.openPage && !this.down) {
        return { status: 0 };
      }
      throw new TypeError("Failed to fetch");
    }
    if (this.before) {
      await this.before(call);
    }
    if (this.down || (options.signal && options.signal.aborted)) {
      throw new TypeError("Failed to fetch");
    }
    if (this.hangs) {
      return new Promise((_, reject) => options.signal.addEventListener("abort", () => reject(new Error("aborted"))));
    }
    const { status: code, body } = this.judge(call);
    return { status: code, json: async () => (body === undefined ? JSON.parse("<html>") : JSON.parse(JSON.stringify(body))) };
  }

  judge(call) {
    const refusal = this.refusals[call.path];
    if (refusal) {
      return refusal;
    }
    if (call.path === "/sessions") {
      return { status: 201, body: this.begin() };
    }
    if (call.headers.Authorization !== "Bearer token" + this.sessions) {
      return refused("SESSION_EXPIRED", 401);
    }
    switch (call.method + " " + call.path) {
      case "GET /sessions/status":
        return { status: 200, body: this.status };
      case "POST /sessions/stored":
        this.stored = true;
        this.storedBody = call.sent;
        return { status: 204 };
      case "POST /sessions/ticket":
        if (!this.stored) {
          return refused("UNREADABLE", 400);
        }
        this.tickets += 1;
        return { status: 201, body: { ticket: "ticket" + this.tickets } };
      case "POST /sessions/ack":
        this.acks.push(call.sent);
        if (call.sent.ok && this.status.report && this.status.report.revision === call.sent.revision) {
          this.status = { ...this.status, report: null, acknowledged: call.sent.revision };
        }
        return { status: 200, body: this.status };
      case "POST /sessions/end":
        this.ended.push(call.sent);
        return { status: 204 };
      default:
        return refused("UNREADABLE", 400);
    }
  }

  begin() {
    this.sessions += 1;
    this.stored = false;
    return {
      token: "token" + this.sessions,
      supportId: "K7Q2M9XWPT",
      registration: { id: "r1", instance: 1, proven: true },
      suspendData: "skl1|r1|1|secret" + this.sessions + "|0",
      policy: { timeSource: this.timeSource, commitEverySeconds: 600 },
      status: this.status,
    };
  }
}

const refused = (code, status) => ({ status, body: { code, message: "no", supportId: "SUPPORT123" } });

const status = (fields = {}) => ({
  phase: "NONE",
  message: "none",
  open: "start",
  revision: 0,
  acknowledged: 0,
  report: null,
  result: null,
  receipt: null,
  nextPollVisibleMs: 15000,
  nextPollHiddenMs: 60000,
  supportId: "K7Q2M9XWPT",
  ...fields,
});

const passed = (revision = 3) =>
  status({
    phase: "FINAL",
    message: "final",
    open: null,
    revision,
    report: {
      revision,
      final: true,
      set: [
        ["cmi.core.score.min", "0"],
        ["cmi.core.score.max", "100"],
        ["cmi.core.score.raw", "80"],
        ["cmi.core.exit", ""],
        ["cmi.core.lesson_status", "passed"],
      ],
      optional: [["cmi.objectives.0.id", "skl-tasks"]],
      navigation: "exitAll",
    },
    result: { percent: 80, passed: true },
    receipt: "ABCDEFGHJK",
  });

const progress = (revision, phase = "RUNNING") =>
  status({
    phase,
    message: phase.toLowerCase(),
    open: phase === "RUNNING" ? "return" : "start",
    revision,
    report: {
      revision,
      final: false,
      set: [
        ["cmi.core.exit", "suspend"],
        ["cmi.core.lesson_status", "incomplete"],
      ],
      optional: [],
      navigation: phase === "RUNNING" ? "" : "suspendAll",
    },
  });

module.exports = { BASE, FakeServer, refused, status, passed, progress };
