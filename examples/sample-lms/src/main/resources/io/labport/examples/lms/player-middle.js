/* A window between the player's and the content's. */
document.getElementById("open").addEventListener("click", () => {
  const content = window.open(document.body.dataset.content, "sco2", "popup,width=900,height=600");
  if (content !== null) {
    window.opener.sampleLmsPlayer.opened(content);
  }
});
