// The way to the lab server where the LMS page's policy forbids fetch: a window of the server's own.
(function () {
  "use strict";
  const sco = (window.LabportSco = window.LabportSco || {});

  const { CALL_MS, unreachable, valueOf, watchPolicy } = sco.wire;
  const BEGIN_MS = 30000;

  /**
   * Through a window on the server's origin. It is opened inside a click, keeps its opener, and is the only one who
   * holds the token; messages are data and are believed only from that window and that origin.
   */
  sco.relay = (config, env) => {
    const calls = sco.callsOf(config);
    const origin = new URL(calls).origin;
    const name = "labport-relay-" + sco.unique(env);
    const policy = watchPolicy(env, ["form-action"], (uri) => uri === "" || uri.startsWith(origin));
    const asked = new Map();
    let target = null;
    let beginning = null;
    let counter = 0;
    const relay = { kind: "relay", onSession: null };

    const closed = () => target === null || target.closed;

    const settle = (value) => {
      if (beginning !== null) {
        const resolve = beginning;
        beginning = null;
        resolve(value);
      } else if (relay.onSession) {
        // The learner has reloaded that window: it has begun anew.
        relay.onSession(value);
      }
    };

    env.window.addEventListener("message", (event) => {
      const said = event.data;
      if (target === null || event.source !== target || event.origin !== origin) {
        return;
      }
      if (said === null || typeof said !== "object" || said.labport !== 1) {
        return;
      }
      if (said.kind === "session") {
        settle(valueOf(201, said.body));
      } else if (said.kind === "refused") {
        settle(valueOf(403, said.body));
      } else if (said.kind === "answer" && asked.has(said.id)) {
        const resolve = asked.get(said.id);
        asked.delete(said.id);
        resolve(valueOf(Number(said.status), said.body));
      }
    });

    const ask = (call, body) => {
      if (closed()) {
        return Promise.resolve(unreachable({ code: "RELAY_CLOSED" }));
      }
      counter += 1;
      const id = counter;
      const answer = new Promise((resolve) => {
        const timer = env.timers.setTimeout(() => {
          asked.delete(id);
          resolve(unreachable(closed() ? { code: "RELAY_CLOSED" } : {}));
        }, CALL_MS);
        asked.set(id, (value) => {
          env.timers.clearTimeout(timer);
          resolve(value);
        });
      });
      target.postMessage({ labport: 1, kind: "ask", id, call, body: body || {} }, origin);
      return answer;
    };

    const post = (body) => {
      const form = env.document.createElement("form");
      form.method = "post";
      form.action = calls + "/relay";
      form.target = name;
      form.hidden = true;
      const field = env.document.createElement("input");
      field.type = "hidden";
      field.name = "session";
      field.value = JSON.stringify(body);
      form.appendChild(field);
      env.document.body.appendChild(form);
      form.submit();
      env.document.body.removeChild(form);
    };

    /** Only within a click: a browser opens no window otherwise. */
    relay.begin = (body) => {
      try {
        target = env.window.open("", name, "width=520,height=600");
      } catch {
        target = null;
      }
      if (!target) {
        target = null;
        return Promise.resolve(unreachable({ code: "WINDOW_BLOCKED" }));
      }
      const before = policy.count();
      const begun = new Promise((resolve) => {
        const timer = env.timers.setTimeout(() => settle(unreachable({ code: "RELAY_SILENT" })), BEGIN_MS);
        beginning = (value) => {
          env.timers.clearTimeout(timer);
          resolve(value);
        };
      });
      post(body);
      policy.since(before).then((stopped) => {
        if (stopped && beginning !== null) {
          target.close();
          settle(unreachable({ code: "FORM_BLOCKED" }));
        }
      });
      return begun;
    };
    relay.status = () => ask("status");
    relay.ticket = (body) => ask("ticket", body);
    relay.stored = (body) => ask("stored", body);
    relay.ack = (body) => ask("ack", body);
    relay.end = (body) => {
      if (!closed()) {
        ask("end", body);
      }
    };
    relay.show = () => {
      if (!closed()) {
        target.focus();
      }
    };
    return relay;
  };
})();
