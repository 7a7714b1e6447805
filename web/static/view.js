// One photo at large: arrows, swiping and Escape, without a reload. Without it, the links do the same.

const FAR = 60;
const parser = new DOMParser();
const pages = new Map();

const link = (relation) => document.querySelector(`#view a[rel="${relation}"]`);

/** A photo's page, asked for once. */
function page(address) {
  if (!pages.has(address)) {
    const asked = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      return parser.parseFromString(await answer.text(), "text/html");
    });
    asked.catch(() => pages.delete(address));
    pages.set(address, asked);
  }
  return pages.get(address);
}

function show(found) {
  const focused = document.activeElement?.rel;
  document.title = found.title;
  document.getElementById("view").replaceWith(document.importNode(found.getElementById("view"), true));
  if (focused) (link(focused) ?? document.getElementById("back")).focus();
  prepare();
}

async function go(address, { isBack = false } = {}) {
  try {
    const found = await page(address);
    if (!isBack) history.pushState(null, "", address);
    pages.delete(address);  // it may have other neighbours by the next time
    show(found);
  } catch {
    location.assign(address);
  }
}

let steps = Promise.resolve();

/** One photo on or back; who presses twice goes two on, however long the first takes. */
function step(relation) {
  steps = steps.then(() => {
    const beside = link(relation);
    return beside && go(beside.href);
  });
}

/** The neighbours are there before they are asked for. */
function prepare() {
  loaded();
  for (const relation of ["prev", "next"]) {
    const beside = link(relation);
    if (!beside) continue;
    page(beside.href).then((found) => {
      for (const picture of found.querySelectorAll(".stage img")) new Image().src = picture.src;
    }, () => {});
  }
}

/** Until the large picture is there, the small one stands in for it. */
function loaded() {
  const large = document.querySelector(".stage img:last-of-type");
  if (!large || large.complete) return;
  large.classList.add("loading");
  large.addEventListener("load", () => large.classList.remove("loading"), { once: true });
}

document.addEventListener("click", (event) => {
  const beside = event.target.closest?.("a.beside");
  if (!beside || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  step(beside.rel);
});

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const relation = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (relation) {
    event.preventDefault();
    step(relation);
  } else if (event.key === "Escape") {
    location.assign(document.getElementById("back").href);
  }
});

addEventListener("popstate", () => go(location.href, { isBack: true }));

let start = null;

document.addEventListener("touchstart", (event) => {
  const zoomed = visualViewport && visualViewport.scale > 1.01;
  start = event.touches.length === 1 && !zoomed && event.target.closest(".stage")
    ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
}, { passive: true });

document.addEventListener("touchmove", (event) => {
  if (!start) return;
  const across = event.touches[0].clientX - start.x;
  const down = event.touches[0].clientY - start.y;
  const leads = link(across > 0 ? "prev" : "next");
  const stage = document.querySelector(".stage");
  if (Math.abs(across) > Math.abs(down)) stage.style.translate = `${leads ? across : across / 4}px`;
}, { passive: true });

document.addEventListener("touchend", (event) => {
  if (!start) return;
  const across = event.changedTouches[0].clientX - start.x;
  const down = event.changedTouches[0].clientY - start.y;
  start = null;
  const relation = across > 0 ? "prev" : "next";
  if (link(relation) && Math.abs(across) > FAR && Math.abs(across) > Math.abs(down)) step(relation);
  else document.querySelector(".stage").style.translate = "";
}, { passive: true });

prepare();
