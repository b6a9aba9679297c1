// LTI Client Side postMessages 1.0: says what is offered, and keeps values for each origin apart.
(() => {
  "use strict";
  const { keeps, frame } = document.currentScript.dataset;
  const MOST_KEYS = 500;
  const MOST_CHARACTERS = 4096;
  const KEPT = ["lti.put_data", "lti.get_data"];

  const area = (origin) => "lti-values " + origin;
  const values = (origin) => JSON.parse(sessionStorage.getItem(area(origin)) || "{}");

  const error = (code, message) => ({ error: { code, message } });

  const put = (origin, { key, value }) => {
    if (typeof key !== "string" || key === "" || (value !== null && typeof value !== "string")) {
      return error("bad_request", "a key, and a value that is a text or null");
    }
    const all = values(origin);
    if (value === null) {
      delete all[key];
    } else {
      all[key] = value;
    }
    const text = JSON.stringify(all);
    if (Object.keys(all).length > MOST_KEYS || text.length > MOST_CHARACTERS) {
      return error("storage_exhaustion", "too many values");
    }
    sessionStorage.setItem(area(origin), text);
    return { key, value };
  };

  const get = (origin, { key }) => {
    if (typeof key !== "string" || key === "") {
      return error("bad_request", "a key");
    }
    const all = values(origin);
    return { key, value: Object.hasOwn(all, key) ? all[key] : null };
  };

  const answer = (origin, message) => {
    switch (message.subject) {
      case "lti.capabilities":
        return {
          supported_messages: [
            { subject: "lti.capabilities" },
            ...KEPT.map((subject) => (frame ? { subject, frame } : { subject })),
          ],
        };
      case "lti.put_data":
        return keeps ? put(origin, message) : error("unsupported_subject", "ask " + frame);
      case "lti.get_data":
        return keeps ? get(origin, message) : error("unsupported_subject", "ask " + frame);
      default:
        return error("unsupported_subject", "nobody here knows that");
    }
  };

  addEventListener("message", (event) => {
    const message = event.data;
    if (!message || typeof message.subject !== "string" || !message.message_id ||
        message.subject.endsWith(".response")) {
      return;
    }
    event.source.postMessage(
      {
        subject: message.subject + ".response",
        message_id: message.message_id,
        ...answer(event.origin, message),
      },
      event.origin,
    );
  });
})();
