// Goes before the SCO's scripts into its page: an LMS of SCORM 1.2 in the SCO's own window, as offline players have it,
// and troubles that a test orders. The SCO itself is as it is in the package.
(() => {
  "use strict";
  const plan = PLAN;
  if (location.origin !== plan.origin) {
    return;
  }
  window.inPage = plan;

  // Twenty times as fast, or standing still.
  const later = window.setTimeout.bind(window);
  window.setTimeout = (work, wait, ...more) => {
    if (plan.timers === "stopped" && wait >= 1000) {
      return 0;
    }
    const hurried = plan.timers === "hurried" && wait >= 250 && wait <= 15000;
    return later(work, hurried ? wait / 20 : wait, ...more);
  };
  if (plan.timers === "hurried") {
    const now = performance.now.bind(performance);
    performance.now = () => now() * 20;
  }

  const pretend = (name, value) => Object.defineProperty(navigator, name, { get: value });
  if (plan.languages) {
    pretend("languages", () => plan.languages);
  }
  if (plan.offline) {
    pretend("onLine", () => false);
  }
  if (plan.windows === false) {
    window.open = () => null;
  }
  if (plan.opener) {
    window.opener = {};
  }

  // ---- The LMS

  const values = Object.assign(
    {
      "cmi.core.lesson_mode": plan.mode || "normal",
      "cmi.core.lesson_status": "not attempted",
      "cmi.core.student_id": plan.learner,
      "cmi.core.entry": "ab-initio",
    },
    plan.values
  );
  let running = false;
  let commits = 0;
  let error = "0";
  const answer = (good, code) => {
    error = good ? "0" : code;
    return good ? "true" : "false";
  };
  const alive = () => {
    if (commits > plan.alive) {
      throw new Error("this LMS is gone");
    }
  };
  if (plan.api !== false) {
    window.API = {
      LMSInitialize: () => {
        running = plan.initialize !== false;
        return answer(running, "101");
      },
      LMSGetValue: (element) => {
        alive();
        return running && element in values ? values[element] : "";
      },
      LMSSetValue: (element, value) => {
        alive();
        values[element] = value;
        return answer(running, "301");
      },
      LMSCommit: () => {
        commits += 1;
        alive();
        return answer(running && !(commits > plan.commits), "101");
      },
      LMSFinish: () => {
        alive();
        return answer(true, "0");
      },
      LMSGetLastError: () => {
        alive();
        return error;
      },
      LMSGetErrorString: () => "",
      LMSGetDiagnostic: () => "",
    };
    plan.held = values;
  }

  // ---- The way to the server

  const real = window.fetch.bind(window);
  const json = (status, body) =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  const made = (what) =>
    what === "hang"
      ? new Promise(() => {})
      : what === "fail"
        ? Promise.reject(new TypeError("no network"))
        : Promise.resolve(json(what.status, what.body));

  const told = (path, body) => {
    if (path === "/sessions") {
      Object.assign(body.status, plan.status);
      Object.assign(body.policy, plan.policy);
    } else {
      Object.assign(body, plan.status);
    }
    return body;
  };

  window.fetch = async (address, options) => {
    const path = new URL(address).pathname.replace(/^.*\/v1\/d\/[^/]+/, "");
    if (plan.answers && plan.answers[path]) {
      return made(plan.answers[path]);
    }
    const begins = path === "/sessions";
    const sent =
      begins && plan.tamper
        ? { ...options, body: JSON.stringify({ ...JSON.parse(options.body), ...plan.tamper }) }
        : options;
    let received = await real(address, sent);
    for (let more = plan.repeat || 0; begins && more > 0; more--) {
      received = await real(address, sent);
    }
    const ofStatus = begins || path === "/sessions/status" || path === "/sessions/ack";
    return received.ok && ofStatus && (plan.status || plan.policy)
      ? json(received.status, told(path, await received.json()))
      : received;
  };
})();
