// A room's page: photos appear and go by themselves, and earlier ones are loaded when one comes near the end.
// Without it, the page shows the same, and "Earlier photos" leads on.

const days = document.getElementById("days");
const news = document.getElementById("news");
const parser = new DOMParser();
const NEAR = "900px";

const read = (html) => parser.parseFromString(html, "text/html");
const order = (tile) => BigInt(tile.dataset.order);
const tiles = () => [...days.querySelectorAll("li")];

/** Put what belongs together in its place: before the first one that comes later in the order. */
function place(list, item, comesBefore) {
  const next = [...list.children].find((other) => comesBefore(item, other));
  list.insertBefore(item, next ?? null);
}

function sectionLike(section) {
  const day = section.dataset.day;
  const found = days.querySelector(`section[data-day="${day}"]`);
  if (found) return found;
  const made = document.importNode(section, true);
  made.querySelector("ul").replaceChildren();
  place(days, made, (a, b) => a.dataset.day > b.dataset.day);
  return made;
}

/** Take in the tiles of other sections that aren't here yet; returns those. */
function merge(from) {
  const added = [];
  for (const section of from.querySelectorAll("section[data-day]")) {
    for (const tile of section.querySelectorAll("li")) {
      if (document.getElementById(tile.id)) continue;
      const taken = document.importNode(tile, true);
      place(sectionLike(section).querySelector("ul"), taken, (a, b) => order(a) > order(b));
      added.push(taken);
    }
  }
  return added;
}

function remove(tile) {
  const section = tile.closest("section");
  tile.remove();
  if (!section.querySelector("li")) section.remove();
}

/** Of the newest photos, those are left that the room still has. */
function drop(newest, most) {
  const left = new Set(newest.map((uuid) => `p-${uuid}`));
  const shown = tiles();
  const last = newest.length < most ? shown.length : shown.findIndex((tile) => tile.id === `p-${newest.at(-1)}`) + 1;
  shown.slice(0, last).filter((tile) => !left.has(tile.id)).forEach(remove);
}

function tell(added) {
  if (!added.length) return;
  const names = [...new Set(added.map((tile) => tile.querySelector("b").textContent))];
  const from = names.length === 1 ? ` from ${names[0]}` : "";
  news.textContent = added.length === 1 ? `New photo${from}` : `${added.length} new photos${from}`;
  added.forEach((tile) => tile.classList.add("fresh"));
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { news.textContent = ""; }, 5000);
}

async function page(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (answer.status === 403 || answer.status === 404) location.reload();
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return read(await answer.text());
}

const MOST = 60;
let source = null;

async function hear(event) {
  const { newest, html } = JSON.parse(event.data);
  const wasEmpty = !tiles().length;
  const added = merge(read(html));
  if (newest.some((uuid) => !document.getElementById(`p-${uuid}`))) {
    added.push(...merge(await page(location.pathname)));
  }
  drop(newest, MOST);
  document.getElementById("all").hidden = !tiles().length;
  tell(wasEmpty || added.length <= MOST ? added.filter((tile) => tile.isConnected) : []);
}

/** A page that nobody sees holds no connection; it catches up when it is seen again. */
function listen() {
  if (!days.dataset.events) return;
  if (document.hidden) {
    source?.close();
    source = null;
  } else if (!source) {
    source = new EventSource(days.dataset.events);
    source.addEventListener("photos", (event) => hear(event).catch(() => {}));
    source.addEventListener("ended", () => location.reload());
    source.addEventListener("error", again);
  }
}

/** Browsers come back by themselves after a break, but not after a refusal. */
function again() {
  if (source?.readyState !== EventSource.CLOSED) return;
  source = null;
  setTimeout(() => page(location.pathname).then(listen, again), 2000);
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => { source?.close(); source = null; });
addEventListener("pageshow", listen);
listen();

async function loadEarlier(link) {
  if (link.ariaBusy === "true") return;
  link.ariaBusy = "true";
  try {
    const found = await page(link.href);
    merge(found);
    const next = found.getElementById("earlier");
    if (next) link.href = next.href;
    else link.closest("p").remove();
  } finally {
    link.ariaBusy = "false";
  }
}

const earlier = document.getElementById("earlier");
if (earlier) {
  const load = () => loadEarlier(earlier).then(lookAgain, () => {});
  const nearby = new IntersectionObserver((seen) => {
    if (seen.some((entry) => entry.isIntersecting)) load();
  }, { rootMargin: NEAR });
  const lookAgain = () => {
    nearby.unobserve(earlier);
    if (earlier.isConnected) nearby.observe(earlier);
  };
  nearby.observe(earlier);
  earlier.addEventListener("click", (event) => {
    event.preventDefault();
    load();
  });
}
