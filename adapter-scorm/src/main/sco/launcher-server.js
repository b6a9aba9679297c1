// How the SCO talks to the lab server. Two ways with one interface: directly by fetch, as here, or, where the LMS forbids
// that by its Content Security Policy, through a window on the server's own origin (launcher-relay.js). An error is a
// value, never an exception: {ok: false, code, status, supportId}, where the code is the server's or "UNREACHABLE".
(function () {
  "use strict";
  const sco = (window.LabportSco = window.LabportSco || {});

  const CALL_MS = 20000;
  const POLICY_MS = 250;

  sco.callsOf = (config) =>
    config.server.replace(/\/+$/, "") + "/v1/d/" + encodeURIComponent(config.dispatch);

  const unreachable = (more) => Object.assign({ ok: false, code: "UNREACHABLE", status: 0, supportId: null }, more);

  const text = (value) => (typeof value === "string" && value ? value : null);

  // What an answer means. A page of a proxy or of a hotel's network is not an answer of ours, whatever its status.
  const valueOf = (status, body) => {
    const object = body !== null && typeof body === "object" && !Array.isArray(body);
    if (status === 204 || (status >= 200 && status < 300 && object)) {
      return { ok: true, status, body: object ? body : {} };
    }
    const code =
      (object && text(body.code)) ||
      { 401: "SESSION_EXPIRED", 429: "RATE_LIMITED" }[status] ||
      "UNREACHABLE";
    return { ok: false, code, status, supportId: (object && text(body.supportId)) || null };
  };

  /** Random text that nobody guesses. */
  sco.unique = (env) => {
    const bytes = new Uint8Array(16);
    env.window.crypto.getRandomValues(bytes);
    return Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
  };

  // Hears of every request that the LMS page's policy stopped. The event and the failure of the request come in no
  // certain order (Content Security Policy Level 3, section 5.5, queues a task), hence the short wait.
  const watchPolicy = (env, directives, concerns) => {
    let seen = 0;
    env.document.addEventListener("securitypolicyviolation", (event) => {
      const directive = String(event.effectiveDirective || event.violatedDirective || "");
      if (event.disposition !== "report" && directives.includes(directive) && concerns(String(event.blockedURI || ""))) {
        seen += 1;
      }
    });
    return {
      count: () => seen,
      since: (before) =>
        seen > before
          ? Promise.resolve(true)
          : new Promise((resolve) => env.timers.setTimeout(() => resolve(seen > before), POLICY_MS)),
    };
  };

  /** The usual way. The token stays in this closure: no cookie, no storage, no URL. */
  sco.direct = (config, env) => {
    const calls = sco.callsOf(config);
    const origin = new URL(calls).origin;
    const policy = watchPolicy(env, ["connect-src", "default-src"], (uri) => uri.startsWith(origin));
    let token = null;

    const request = (method, path, body, extra) => {
      const headers = {};
      if (body !== undefined) {
        headers["Content-Type"] = "application/json";
      }
      if (token !== null && path !== "/sessions") {
        headers.Authorization = "Bearer " + token;
      }
      return env.window.fetch(
        calls + path,
        Object.assign(
          { method, mode: "cors", credentials: "omit", cache: "no-store", redirect: "error", referrerPolicy: "strict-origin", headers },
          body === undefined ? {} : { body: JSON.stringify(body) },
          extra
        )
      );
    };

    // fetch says the same of a dead network and of a server that does not want this origin; an opaque answer tells.
    const answersAtAll = async (signal) => {
      try {
        await env.window.fetch(calls + "/launch", { mode: "no-cors", credentials: "omit", cache: "no-store", signal });
        return true;
      } catch {
        return false;
      }
    };

    const call = async (method, path, body, extra) => {
      const before = policy.count();
      const abort = new env.window.AbortController();
      const timer = env.timers.setTimeout(() => abort.abort(), CALL_MS);
      try {
        const answer = await request(method, path, body, Object.assign({ signal: abort.signal }, extra));
        let json = null;
        if (answer.status !== 204) {
          json = await answer.json().catch(() => null);
        }
        return valueOf(answer.status, json);
      } catch {
        if (abort.signal.aborted) {
          return unreachable();
        }
        if (await policy.since(before)) {
          return unreachable({ blocked: true });
        }
        return unreachable(path === "/sessions" && (await answersAtAll(abort.signal)) ? { foreign: true } : {});
      } finally {
        env.timers.clearTimeout(timer);
      }
    };

    return {
      kind: "direct",
      begin: async (body) => {
        token = null;
        const answer = await call("POST", "/sessions", body);
        if (answer.ok) {
          token = text(answer.body.token);
          return token === null ? unreachable() : answer;
        }
        return answer;
      },
      status: () => call("GET", "/sessions/status"),
      ticket: (body) => call("POST", "/sessions/ticket", body),
      stored: (body) => call("POST", "/sessions/stored", body || {}),
      // An LMS may take the page away as soon as its session has ended.
      ack: (body) => call("POST", "/sessions/ack", body, { keepalive: body.stage === "terminate" }),
      // The page may be going away: nobody waits for the answer, and keepalive lets the request outlive the page.
      end: (body) => {
        if (token !== null) {
          try {
            request("POST", "/sessions/end", body, { keepalive: true }).catch(() => {});
          } catch {
            // a page that is going away may refuse: the server's own limit ends the session
          }
          token = null;
        }
      },
      show: () => {},
    };
  };

  const orNull = (value) => (value === undefined || value === "" ? null : value);

  /** What a session is asked for with: the package's key, and what the LMS said when it was opened. */
  sco.sessionBody = (env, started, learnerId, suspendData) => {
    const { config } = env;
    const learner = { id: learnerId };
    if (config.names && started.learnerName) {
      learner.name = started.learnerName;
    }
    const read = ["entry", "mode", "status", "completion", "success", "scoreRaw", "scoreScaled", "totalTime", "mastery"];
    const lms = {};
    read.forEach((name) => {
      lms[name] = orNull(started[name]);
    });
    return {
      key: config.key,
      generation: config.generation,
      lab: String(env.slot),
      dialect: started.dialect || config.dialect,
      learner,
      lms,
      // Another content's suspend data is nobody's business.
      continuity: suspendData && suspendData.startsWith("skl1|") ? suspendData : null,
      languages: Array.from(env.window.navigator.languages || []).slice(0, 10),
      nonce: sco.unique(env),
    };
  };

  /** For the other way. */
  sco.wire = { CALL_MS, unreachable, valueOf, watchPolicy };
})();
