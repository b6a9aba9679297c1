// When the server is asked again. Timers of a hidden page run late or never, so a timer only makes the next question
// come sooner; `wake` asks at once.
(function () {
  "use strict";
  const sco = (window.LabportSco = window.LabportSco || {});

  const LEAST_MS = 5000;
  const MOST_MS = 300000;

  /** Twice as long after each failure, up to five minutes, and never all learners of a class in the same second. */
  sco.backOff = (base, failures, random) => Math.min(base * Math.pow(2, failures), MOST_MS) * (1 - 0.2 * random());

  /** `on`: `active()`, `ask()` asks and resolves when all is done, `usual()` milliseconds between two questions, `failures()`. */
  sco.polling = (env, on) => {
    const { timers, clock } = env;
    let timer = null;
    let asking = false;
    let again = false;
    let askedAt = -LEAST_MS;

    const plan = (wait) => {
      timers.clearTimeout(timer);
      if (on.active()) {
        const usual = on.failures() > 0 ? sco.backOff(on.usual(), on.failures(), env.random) : on.usual();
        timer = timers.setTimeout(wake, wait === undefined ? Math.max(usual, LEAST_MS) : wait);
      }
    };

    const wake = async () => {
      if (!on.active()) {
        return;
      }
      if (asking) {
        again = true;
        return;
      }
      const rest = LEAST_MS - (clock.now() - askedAt);
      if (rest > 0) {
        plan(rest);
        return;
      }
      timers.clearTimeout(timer);
      asking = true;
      again = false;
      askedAt = clock.now();
      try {
        await on.ask();
      } finally {
        asking = false;
        plan(again ? LEAST_MS : undefined);
      }
    };

    return { plan, wake, stop: () => timers.clearTimeout(timer) };
  };
})();
