window.addEventListener("message", (event) => {
  let message = event.data;
  if (typeof message === "string") {
    try {
      message = JSON.parse(message);
    } catch {
      return;
    }
  }
  if (message && message.subject === "org.imsglobal.lti.close") {
    window.location.assign("/admin");
  }
});
