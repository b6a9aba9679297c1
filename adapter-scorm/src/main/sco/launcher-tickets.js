// The tickets that open the lab: the server takes each once, and only for two minutes.
(function () {
  "use strict";
  const sco = (window.LabportSco = window.LabportSco || {});

  const GOOD_MS = 105000;
  const RENEW_MS = 90000;

  const text = (value) => (typeof value === "string" && value ? value : null);

  /**
   * Keeps a fresh ticket at hand, because a browser opens a window only inside the click, not after an answer of the
   * server. The same idempotency key stands for the same intended launch until its ticket is taken: so renewing is
   * not a second launch.
   */
  sco.tickets = (server, env, changed) => {
    let wanted = null;
    let key = null;
    let held = null;
    let asking = null;
    let timer = null;
    let refusal = null;

    const fresh = () => held !== null && env.now() - held.at < GOOD_MS;

    const stop = () => {
      env.timers.clearTimeout(timer);
      timer = null;
    };

    const renew = () => {
      if (asking !== null || wanted === null) {
        return asking || Promise.resolve();
      }
      key = key || sco.unique(env);
      const startNew = wanted === "start-new";
      const mine = key;
      asking = server.ticket({ idempotencyKey: mine, startNew }).then((answer) => {
        asking = null;
        if (mine !== key) {
          // It was meant for something else than is wanted now.
          return wanted === null || fresh() ? undefined : renew();
        }
        refusal = answer.ok ? null : Object.assign({ at: env.now() }, answer);
        const ticket = answer.ok ? text(answer.body.ticket) : null;
        held = ticket === null ? null : { ticket, at: env.now() };
        stop();
        if (held !== null) {
          timer = env.timers.setTimeout(() => visible() && renew(), RENEW_MS);
        }
        changed();
        return undefined;
      });
      return asking;
    };

    // Nobody clicks in a page that is not seen; the ticket is renewed when the page is.
    const visible = () => env.document.visibilityState !== "hidden";

    return {
      /** null, or what the next click is to do: "start", "return", "resume", "start-new" or "step-up". */
      want: (open) => {
        if (open !== wanted) {
          if (wanted === null || open === null || (open === "start-new") !== (wanted === "start-new")) {
            held = null;
            key = null;
            refusal = null;
          }
          wanted = open;
        }
        if (wanted === null) {
          stop();
        } else if (!fresh() && refusal === null && visible()) {
          renew();
        }
      },
      fresh,
      refusal: () => refusal,
      again: () => {
        refusal = null;
        return renew();
      },
      peek: () => (fresh() ? held.ticket : null),
      take: () => {
        const ticket = fresh() ? held.ticket : null;
        held = null;
        key = null;
        stop();
        return ticket;
      },
      stop: () => {
        wanted = null;
        held = null;
        key = null;
        stop();
      },
    };
  };
})();
