// The figures of Now stay new by themselves.
const now = document.getElementById("now");
let source = null;

/** A page that nobody sees holds no connection. */
function listen() {
  if (!now) return;
  if (document.hidden) {
    source?.close();
    source = null;
  } else if (!source) {
    source = new EventSource(now.dataset.events);
    source.addEventListener("now", (event) => {
      now.innerHTML = JSON.parse(event.data).html;
      document.getElementById("pace").hidden = true;
    });
    source.addEventListener("ended", () => location.reload());
    source.addEventListener("error", () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      source = null;
      setTimeout(() => location.reload(), 5000);
    });
  }
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => { source?.close(); source = null; });
addEventListener("pageshow", listen);
listen();
