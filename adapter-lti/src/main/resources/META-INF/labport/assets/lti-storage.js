// LTI Client Side postMessages 1.0: has the platform keep values for us, or hand them back.
(() => {
  "use strict";
  const task = JSON.parse(document.getElementById("task").textContent);
  const framed = window.parent !== window;
  const platform = framed ? window.parent : window.opener;

  const unique = () =>
    Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("");

  // Old Sakai answers with JSON in a string.
  const read = (data) => {
    try {
      return (typeof data === "string" ? JSON.parse(data) : data) || {};
    } catch (e) {
      return {};
    }
  };

  // Resolves with the answer, or with null when it says no or does not come.
  const ask = (target, origin, message, millis, byId = true, asText = false) =>
    new Promise((resolve) => {
      const id = unique();
      const done = (answer) => {
        clearTimeout(timer);
        removeEventListener("message", hear);
        resolve(answer);
      };
      const hear = (event) => {
        const answer = read(event.data);
        if (
          event.source === target &&
          (origin === "*" || event.origin === origin) &&
          answer.subject === message.subject + ".response" &&
          (!byId || answer.message_id === id)
        ) {
          done(answer.error ? null : answer);
        }
      };
      const timer = setTimeout(() => done(null), millis);
      addEventListener("message", hear);
      try {
        const said = { ...message, message_id: id };
        target.postMessage(asText ? JSON.stringify(said) : said, origin);
      } catch (e) {
        done(null);
      }
    });

  // The only message that anybody may read: it holds nothing.
  const capabilities = () => {
    const asked = framed && window.top !== platform ? [platform, window.top] : [platform];
    const question = (subject) =>
      asked.map((w) =>
        ask(w, "*", { subject }, task.askMillis).then((a) => (a ? { from: w, said: a } : null)));
    const all = [...question("lti.capabilities"), ...question("org.imsglobal.lti.capabilities")];
    return new Promise((resolve) => {
      all.forEach((one) => one.then((answer) => answer && resolve(answer)));
      Promise.all(all).then(() => resolve(null));
    });
  };

  const named = (from, name) => {
    try {
      const frame = name ? from.frames[name] : null;
      return frame && frame.postMessage ? frame : from;
    } catch (e) {
      return from;
    }
  };

  // Who keeps values, and under which names of messages; null when the platform says: nobody.
  const storage = async () => {
    if (!platform) {
      return null;
    }
    const known = await capabilities();
    const from = known ? known.from : platform;
    let prefix = "";
    let frame = task.frame;
    if (known) {
      const offers = known.said.supported_messages || [];
      const offer = (subject) => offers.find((o) => o && o.subject === subject);
      const put = offer("lti.put_data") || offer("org.imsglobal.lti.put_data");
      if (!put) {
        return null;
      }
      prefix = put.subject.slice(0, -"lti.put_data".length);
      frame = put.frame || frame;
    }
    const target = named(from, frame === "_parent" ? "" : frame);
    if (task.prelude) {
      await ask(target, task.origin, { subject: task.prelude }, task.askMillis, false, true);
    }
    const send = (subject, fields) =>
      ask(target, task.origin, { subject: prefix + subject, ...fields }, task.storeMillis);
    return {
      put: (key, value) => send("lti.put_data", { key, value }),
      get: (key) => send("lti.get_data", { key }).then((a) => (a ? a.value : null)),
    };
  };

  const leave = () => {
    if (task.next) {
      location.replace(task.next);
    } else {
      document.getElementById("continue").submit();
    }
  };

  const help = () => {
    document.getElementById("wait").hidden = true;
    document.getElementById("help").hidden = false;
  };

  const confirm = async (state, nonce) => {
    const answer = await fetch(task.confirm, {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json", "X-LTI-Confirm": "1" },
      body: JSON.stringify({ ticket: task.ticket, state, nonce }),
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    document.getElementById("continue").elements.namedItem("token").value =
      (await answer.json()).token;
    leave();
  };

  storage().then(async (kept) => {
    if (task.put) {
      await (kept && Promise.all(task.put.map((entry) => kept.put(entry.key, entry.value))));
      leave();
      return;
    }
    const keys = [task.read.state, task.read.nonce];
    const values = kept ? await Promise.all(keys.map(kept.get)) : [];
    if (values.length !== 2 || values.some((value) => typeof value !== "string")) {
      help();
      return;
    }
    keys.forEach((key) => kept.put(key, null));
    await confirm(...values);
  }).catch(task.put ? leave : help);
})();
