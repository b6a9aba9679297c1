// The window between an SCO and this server where the LMS page's policy forbids the SCO to ask the server itself. It keeps
// the token, makes the calls that the SCO asks for, and opens the lab. It believes only the page that opened it, from
// exactly the origin that the server has checked; what it hears and says is data.
(function () {
  "use strict";
  const CALLS = {
    status: { method: "GET", path: "/sessions/status" },
    ticket: { method: "POST", path: "/sessions/ticket" },
    stored: { method: "POST", path: "/sessions/stored" },
    ack: { method: "POST", path: "/sessions/ack" },
    end: { method: "POST", path: "/sessions/end" },
  };
  const CALL_MS = 15000;
  const TICKET_GOOD_MS = 105000;
  const TICKET_RENEW_MS = 90000;
  // Browsers let a click open a window for about five seconds.
  const CLICK_GOOD_MS = 4000;

  const body = document.body;
  const opener = window.opener;
  const origin = body.dataset.labportOpener;
  const calls = body.dataset.labportCalls;
  const message = document.getElementById("message");
  const form = document.getElementById("open");
  const button = form.querySelector("button");
  const field = form.querySelector("input");
  const session = JSON.parse(document.getElementById("labport-session").textContent);
  const token = session.token;
  delete session.token;

  let stored = false;
  let ended = false;
  let open = session.status ? session.status.open : null;
  let key = null;
  let held = null;
  let asking = null;
  let timer = 0;

  const words = (name) => body.getAttribute("data-text-" + name) || "";
  const say = (name) => {
    const text = words(name);
    if (message.textContent !== text) {
      message.textContent = text;
    }
  };
  const tell = (what) => opener.postMessage(Object.assign({ labport: 1 }, what), origin);

  if (!opener) {
    say("no-opener");
    return;
  }
  if (!token) {
    say("refused");
    tell({ kind: "refused", body: session });
    return;
  }

  const call = async (name, sent) => {
    const { method, path } = CALLS[name];
    const headers = { Authorization: "Bearer " + token };
    const request = { method, credentials: "omit", cache: "no-store", redirect: "error", headers };
    if (method === "POST") {
      headers["Content-Type"] = "application/json";
      request.body = JSON.stringify(sent || {});
    }
    request.keepalive = name === "end";
    const abort = new AbortController();
    request.signal = abort.signal;
    const limit = setTimeout(() => abort.abort(), CALL_MS);
    try {
      const answer = await fetch(calls + path, request);
      return { status: answer.status, body: answer.status === 204 ? null : await answer.json().catch(() => null) };
    } catch {
      return { status: 0, body: null };
    } finally {
      clearTimeout(limit);
    }
  };

  const unique = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join("");

  const fresh = () => held !== null && Date.now() - held.at < TICKET_GOOD_MS;

  const show = () => {
    if (open) {
      button.textContent = words(open);
    }
    button.disabled = ended || !stored || !open;
    if (!ended) {
      say(!stored ? "waiting" : open ? "ready" : "idle");
    }
  };

  /** The same key until its ticket is used: renewing is not a second launch. */
  const prepare = (renew) => {
    if (asking === null && stored && open && !ended && (renew || !fresh())) {
      key = key || unique();
      const mine = key;
      asking = call("ticket", { idempotencyKey: mine, startNew: open === "start-new" }).then((answer) => {
        asking = null;
        if (mine !== key) {
          return prepare(); // meant for something else than is offered now
        }
        if (answer.status === 201 && answer.body) {
          held = { ticket: answer.body.ticket, at: Date.now() };
          clearTimeout(timer);
          timer = setTimeout(() => document.visibilityState !== "hidden" && prepare(true), TICKET_RENEW_MS);
        }
        return undefined;
      });
    }
    return asking || Promise.resolve();
  };

  const offer = (next) => {
    if ((next === "start-new") !== (open === "start-new")) {
      held = null;
      key = null;
    }
    open = next;
    show();
    prepare();
  };

  const take = () => {
    const ticket = fresh() ? held.ticket : null;
    held = null;
    key = null;
    return ticket;
  };

  const carry = (ticket) => {
    field.value = ticket;
    setTimeout(() => {
      field.value = "";
      prepare();
    }, 0);
    say("opened");
  };

  form.addEventListener("submit", async (event) => {
    const ticket = take();
    if (ticket) {
      carry(ticket);
      return;
    }
    event.preventDefault();
    const clickedAt = Date.now();
    await prepare();
    const late = Date.now() - clickedAt < CLICK_GOOD_MS ? take() : null;
    if (late) {
      carry(late);
      form.submit();
    } else {
      say(fresh() ? "again" : "refused-ticket");
    }
  });

  const finish = () => {
    ended = true;
    clearTimeout(timer);
    show();
    say("ended");
    window.close();
  };

  window.addEventListener("message", async (event) => {
    const said = event.data;
    if (event.source !== opener || event.origin !== origin || said === null || typeof said !== "object") {
      return;
    }
    if (said.labport !== 1 || said.kind !== "ask" || !Object.prototype.hasOwnProperty.call(CALLS, said.call)) {
      return;
    }
    const answer = await call(said.call, said.body);
    tell({ kind: "answer", id: said.id, status: answer.status, body: answer.body });
    if (said.call === "end") {
      finish();
    } else if (said.call === "stored" && answer.status >= 200 && answer.status < 300) {
      stored = true;
      show();
      prepare();
    } else if ((said.call === "status" || said.call === "ack") && answer.status === 200 && answer.body) {
      offer(answer.body.open || null);
    }
  });
  document.addEventListener("visibilitychange", () => document.visibilityState !== "hidden" && prepare());

  show();
  tell({ kind: "session", body: session });
})();
