// Opens the lab in its own tab, and notices when the browser or the LMS page did not let it.
(function () {
  "use strict";
  const sco = (window.LabportSco = window.LabportSco || {});

  const OPENING_MS = 10000;
  const LOOK_AFTER_MS = 5000;
  // Browsers let a click open a window for about five seconds.
  const CLICK_GOOD_MS = 4000;

  /**
   * `on` is the launcher: `active()`, `tickets()`, `status()`, `carry(ticket)` and `submit()` of the page's form,
   * `show(changes)`, `look(ms)` for the next question to the server.
   */
  sco.opening = (env, on) => {
    const { window, document, timers, clock } = env;
    let opening = null;
    let timer = null;

    const end = (blocked) => {
      timers.clearTimeout(timer);
      opening = null;
      on.show({ opening: false, windowBlocked: blocked });
    };

    // Never the window's handle: a page that isolates itself (Cross-Origin-Opener-Policy) looks closed at once.
    const opened = () => {
      opening = { count: on.status().opened || 0, phase: on.status().phase, away: document.visibilityState === "hidden" };
      on.show({ opening: true, windowBlocked: false });
      timers.clearTimeout(timer);
      timer = timers.setTimeout(() => end(!opening.away), OPENING_MS);
      on.look(LOOK_AFTER_MS);
    };

    const arrived = (status) =>
      typeof status.opened === "number"
        ? status.opened > opening.count
        : status.phase === "RUNNING" && opening.phase !== "RUNNING";

    /** The page slept and the ticket is too old. The click is good for a few seconds; then the learner clicks again. */
    const openLate = async () => {
      const clickedAt = clock.now();
      on.show({ opening: true });
      await on.tickets().again();
      if (!on.active()) {
        return;
      }
      const ticket = clock.now() - clickedAt < CLICK_GOOD_MS ? on.tickets().take() : null;
      if (ticket === null) {
        on.show({ opening: false });
        return;
      }
      on.carry(ticket);
      on.submit();
      opened();
    };

    // The new tab takes the focus: who had to open nothing, opened something.
    const wentAway = () => {
      if (opening !== null) {
        opening.away = true;
      }
    };
    window.addEventListener("blur", wentAway);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && wentAway());
    document.addEventListener("securitypolicyviolation", (event) => {
      const directive = String(event.effectiveDirective || event.violatedDirective);
      if (opening !== null && event.disposition !== "report" && directive === "form-action") {
        end(true);
      }
    });

    return {
      /** The form is being submitted by a click. With a ticket at hand the browser opens the tab within that click. */
      submit: (event) => {
        const ticket = on.tickets().take();
        if (ticket === null) {
          event.preventDefault();
          openLate();
        } else {
          on.carry(ticket);
          opened();
        }
      },
      /** The plain link was followed; its ticket is spent once the browser has done so. */
      followed: () => {
        timers.setTimeout(() => {
          if (on.active()) {
            on.tickets().take();
            opened();
          }
        }, 0);
      },
      heard: (status) => {
        if (opening !== null && arrived(status)) {
          end(false);
        }
      },
      stop: () => {
        timers.clearTimeout(timer);
        opening = null;
      },
    };
  };
})();
