"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { FakeClock, settled } = require("./fake/clock.cjs");
const { Window } = require("./fake/dom.cjs");
const { FakeServer, status, refused } = require("./fake/server.cjs");
const { run } = require("./fake/scripts.cjs");

const LMS = "https://lms.example";
const KEYS = ["no-opener", "refused", "waiting", "ready", "idle", "opened", "again", "refused-ticket", "ended", "start", "return", "resume", "start-new"];

/** The relay's page as the server writes it, in a window that an SCO has opened. */
class RelayWindow {
  constructor(change = () => {}) {
    this.window = new Window();
    this.clock = new FakeClock();
    this.server = new FakeServer();
    this.lms = new Window();
    this.window.opener = this.lms;
    this.session = { ...this.server.begin(), token: "token1" };
    const { document } = this.window;
    document.body.setAttribute("data-labport-opener", LMS);
    document.body.setAttribute("data-labport-calls", "https://labs.example/scorm/v1/d/D1");
    KEYS.forEach((key) => document.body.setAttribute("data-text-" + key, key));
    document.add("p", { id: "message" });
    this.form = document.add("form", { id: "open", method: "post", target: "_blank", action: "launch" });
    document.add("input", { type: "hidden", name: "ticket" }, this.form);
    this.button = document.add("button", { type: "submit" }, this.form);
    this.button.disabled = true;
    change(this);
    document.add("script", { id: "labport-session" }).own = JSON.stringify(this.session);
    run("resources/META-INF/labport/assets/scorm-relay.js", this.window, {
      document,
      fetch: this.server.fetch,
      AbortController,
      crypto: this.window.crypto,
      Date: { now: this.clock.now },
      setTimeout: this.clock.setTimeout,
      clearTimeout: this.clock.clearTimeout,
    });
  }

  get message() {
    return this.window.document.getElementById("message").textContent;
  }

  async ask(call, body, fields = {}) {
    const data = { labport: 1, kind: "ask", id: 5, call, body };
    this.window.dispatch("message", { data, origin: LMS, source: this.lms, ...fields });
    await settled();
  }

  answers() {
    return this.lms.posted.filter((message) => message.data.kind === "answer").map((message) => message.data);
  }
}

test("the SCO gets the session without the token, addressed to its exact origin", () => {
  const at = new RelayWindow();
  const [{ data, origin }] = at.lms.posted;
  assert.equal(origin, LMS);
  assert.equal(data.kind, "session");
  assert.equal(data.body.suspendData, "skl1|r1|1|secret1|0");
  assert.doesNotMatch(JSON.stringify(data), /token1/);
  assert.equal(at.message, "waiting");
  assert.equal(at.button.disabled, true);
});

test("a refusal is passed on, and nothing can be asked", async () => {
  const at = new RelayWindow((page) => (page.session = { code: "EXPIRED", message: "no", supportId: "S" }));
  assert.deepEqual(at.lms.posted[0].data, { labport: 1, kind: "refused", body: { code: "EXPIRED", message: "no", supportId: "S" } });
  assert.equal(at.message, "refused");
  await at.ask("status");
  assert.equal(at.server.calls.length, 0);
});

test("a window without its opener says so", () => {
  const at = new RelayWindow((page) => (page.window.opener = null));
  assert.equal(at.message, "no-opener");
});

test("it makes the SCO's calls with its own token and answers with status and body", async () => {
  const at = new RelayWindow();
  await at.ask("status");
  assert.equal(at.server.calls[0].headers.Authorization, "Bearer token1");
  assert.deepEqual(at.answers(), [{ labport: 1, kind: "answer", id: 5, status: 200, body: at.server.status }]);
  await at.ask("ack", { revision: 1, ok: false });
  assert.deepEqual(at.server.acks, [{ revision: 1, ok: false }]);
});

test("a refused call is answered with its code", async () => {
  const at = new RelayWindow();
  at.server.refusals["/sessions/status"] = refused("REVOKED", 403);
  await at.ask("status");
  assert.deepEqual([at.answers()[0].status, at.answers()[0].body.code], [403, "REVOKED"]);
});

test("a dead network is answered with status 0", async () => {
  const at = new RelayWindow();
  at.server.down = true;
  await at.ask("status");
  assert.equal(at.answers()[0].status, 0);
});

for (const [what, fields] of [
  ["another origin", { origin: "https://lms.example.evil" }],
  ["a null origin", { origin: "null" }],
  ["another window", { source: {} }],
]) {
  test("a question from " + what + " is not answered and makes no call", async () => {
    const at = new RelayWindow();
    await at.ask("ticket", {}, fields);
    assert.equal(at.server.calls.length, 0);
    assert.equal(at.answers().length, 0);
  });
}

for (const call of ["constructor", "__proto__", "/launch", "begin", undefined]) {
  test("the call " + call + " does not exist", async () => {
    const at = new RelayWindow();
    await at.ask(call);
    assert.equal(at.server.calls.length, 0);
  });
}

test("the lab opens from its button once the LMS has stored the secret", async () => {
  const at = new RelayWindow();
  at.button.click();
  assert.equal(at.window.document.submissions.length, 0);
  await at.ask("stored", {});
  assert.equal(at.button.disabled, false);
  assert.equal(at.button.textContent, "start");
  assert.equal(at.message, "ready");
  at.button.click();
  assert.equal(at.window.document.submissions[0].fields.ticket, "ticket1");
  assert.equal(at.message, "opened");
  await at.clock.advance(1);
  assert.equal(at.form.querySelector("input").value, "");
});

test("a secret that could not be reported as stored opens nothing", async () => {
  const at = new RelayWindow();
  at.server.refusals["/sessions/stored"] = { status: 502 };
  await at.ask("stored", {});
  assert.equal(at.button.disabled, true);
});

test("the button follows what the server offers", async () => {
  const at = new RelayWindow();
  await at.ask("stored", {});
  at.server.status = status({ open: "start-new" });
  await at.ask("status");
  assert.equal(at.button.textContent, "start-new");
  assert.equal(at.server.of("/sessions/ticket")[1].sent.startNew, true);
  at.server.status = status({ open: null });
  await at.ask("status");
  assert.equal(at.button.disabled, true);
  assert.equal(at.message, "idle");
});

test("a ticket that has become too old is fetched again within the click", async () => {
  const at = new RelayWindow();
  await at.ask("stored", {});
  at.clock.freeze(600000);
  at.button.click();
  await settled();
  assert.deepEqual(at.window.document.submissions.map((form) => form.fields.ticket), ["ticket2"]);
});

test("a ticket that is refused says so and can be asked for again", async () => {
  const at = new RelayWindow();
  await at.ask("stored", {});
  at.clock.freeze(600000);
  at.server.refusals["/sessions/ticket"] = refused("TOO_MANY_LABS", 403);
  at.button.click();
  await settled();
  assert.equal(at.message, "refused-ticket");
  at.server.refusals = {};
  at.button.click();
  await settled();
  assert.equal(at.window.document.submissions.length, 1);
});

test("tickets are renewed for the same wish while the window is seen", async () => {
  const at = new RelayWindow();
  await at.ask("stored", {});
  await at.clock.advance(200000);
  const calls = at.server.of("/sessions/ticket");
  assert.equal(calls.length, 3);
  assert.equal(new Set(calls.map((call) => call.sent.idempotencyKey)).size, 1);
});

test("at the end it closes itself and opens nothing more", async () => {
  const at = new RelayWindow();
  await at.ask("stored", {});
  await at.ask("end", { seconds: 9 });
  assert.deepEqual(at.server.ended, [{ seconds: 9 }]);
  assert.equal(at.server.of("/sessions/end")[0].keepalive, true);
  assert.equal(at.window.closed, true);
  assert.equal(at.message, "ended");
  assert.equal(at.button.disabled, true);
});

const fragment = (hash) => {
  const window = new Window();
  const { document } = window;
  const log = [];
  window.location = { hash, pathname: "/scorm/v1/d/D1/launch" };
  window.history = { replaceState: (...given) => log.push(given[2]) };
  document.body.setAttribute("data-text-missing", "missing");
  document.add("p", { id: "message" });
  document.add("input", { type: "hidden", name: "ticket" }, document.add("form", { id: "launch", method: "post", action: "launch" }));
  run("resources/META-INF/labport/assets/scorm-fragment.js", window, { document });
  return { document, log };
};

test("the ticket leaves the address before it is posted", () => {
  const { document, log } = fragment("#abcdefghijklmnopqrstuvwxyz_-0123");
  assert.deepEqual(log, ["/scorm/v1/d/D1/launch"]);
  assert.deepEqual(document.submissions.map((form) => form.fields), [{ ticket: "abcdefghijklmnopqrstuvwxyz_-0123" }]);
});

for (const hash of ["", "#", "#short", "#<script>alert(1)</script>aaaa", "#" + "a".repeat(600)]) {
  test("the fragment '" + hash.slice(0, 20) + "' posts nothing and says what to do", () => {
    const { document } = fragment(hash);
    assert.equal(document.submissions.length, 0);
    assert.equal(document.getElementById("message").textContent, "missing");
  });
}
