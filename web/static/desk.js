// The figures of Now stay new by themselves; what is being pressed stays until it is let go.
const now = document.getElementById("now");
let source = null;
let isPressed = false;
let late = null;

function show(html) {
  late = isPressed ? html : null;
  if (isPressed) return;
  now.innerHTML = html;
  document.getElementById("pace").hidden = true;
}

now?.addEventListener("pointerdown", () => { isPressed = true; });
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => {
    isPressed = false;
    if (late !== null) setTimeout(() => { if (late !== null) show(late); }); // the click is told behind this
  });
}

/** A page that nobody sees holds no connection. */
function listen() {
  if (!now) return;
  if (document.hidden) {
    source?.close();
    source = null;
  } else if (!source) {
    source = new EventSource(now.dataset.events);
    source.addEventListener("now", (event) => show(JSON.parse(event.data).html));
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
