// Adding photos to a room: two at a time, each with its progress; what breaks off is sent again, which adds it once.
// Without it, the form sends them all at once.

const form = document.getElementById("add");
const list = document.getElementById("uploads");
const sending = document.getElementById("sending");
const AT_ONCE = 2;
const TRIES = 4;
const PASSES = new Set([0, 400, 408, 429, 502, 503, 504]);
const most = Number(form.dataset.most);
const waiting = [];
let underWay = 0;
let added = 0;
const mine = new Set();  // what has been added here

const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

function make(name, ...inner) {
  const made = document.createElement(name);
  made.append(...inner);
  return made;
}

/** A line about one photo. */
function lineFor(file) {
  const line = make("li", make("b", file.name || "Photo"));
  const bar = make("progress");
  bar.max = 1;
  bar.value = 0;
  bar.ariaLabel = file.name || "Photo";
  line.append(bar, make("span"));
  list.append(line);
  return line;
}

function say(line, words, isBad = false) {
  line.querySelector("span").textContent = words;
  line.classList.toggle("bad", isBad);
}

function tell() {
  const left = waiting.length + underWay;
  const photos = (number) => (number === 1 ? "1 photo" : `${number} photos`);
  sending.textContent = left ? `${photos(left)} to go` : added ? `${photos(added)} added` : "";
}

async function checksum(file) {
  if (!crypto.subtle) return "";
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Send it once; the answer's status is 0 if there was none. */
function send(file, sha256, onProgress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    if (sha256) request.setRequestHeader("X-Checksum", sha256);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / (event.total || 1)));
    request.addEventListener("loadend", () => {
      const after = Number(request.getResponseHeader("Retry-After"));
      resolve({ status: request.status, found: request.response ?? {}, after });
    });
    request.send(file);
  });
}

/** Send it until it is there, or there is no use in it. A browser sends again by itself what a connection broke off. */
async function sendAll(file, line, begun) {
  const sha256 = await checksum(file);
  const bar = line.querySelector("progress");
  for (let tries = 1; ; tries += 1) {
    say(line, "Sending");
    const { status, found, after } = await send(file, sha256, (part) => {
      bar.value = part;
      if (part === 1) say(line, "Sent");
    });
    if (status === 403 && !found.error) location.reload();
    const isOurs = status === 201 || found.age * 1000 <= performance.now() - begun;
    if (status === 200 || status === 201) return { ...found, isNew: isOurs && !mine.has(found.photo) };
    const isBusy = status === 429 && after;
    if (!isBusy && (tries >= TRIES || !PASSES.has(status) || found.error === "empty")) {
      throw new Error(found.said ?? "It didn't get through.", { cause: PASSES.has(status) && found.error !== "empty" });
    }
    if (isBusy) tries -= 1;
    say(line, isBusy ? "Waiting for a place" : "Broken off; it is sent again");
    bar.value = 0;
    await pause(after || 2 ** tries / 2);
  }
}

/** Wait until it shows in the room, or can't be kept. */
async function watch(photo, line) {
  let wait = 0.25;
  for (;;) {
    const answer = await fetch(`${form.action}/${photo}/state`).catch(() => null);
    const found = answer?.ok ? await answer.json() : {};
    if (found.state === "kept") return;
    if (found.state === "failed") throw new Error(`Not kept: ${found.said}.`);
    if (answer?.status === 404) throw new Error("It was deleted.");
    if (answer?.status === 403) location.reload();
    say(line, found.state === "trying" ? "It takes longer; it will come by itself" : "Making it ready");
    await pause(wait);
    wait = Math.min(wait * 1.5, 10);
  }
}

async function take(file, line, begun) {
  try {
    if (!file.size) throw new Error("The file is empty.");
    if (file.size > most) throw new Error(`The file is too large: over ${Math.floor(most / 1e6)} MB.`);
    const found = await sendAll(file, line, begun);
    mine.add(found.photo);
    line.querySelector("progress").value = 1;
    watch(found.photo, line).then(() => finish(line, found.isNew), (error) => refuse(file, line, begun, error));
  } catch (error) {
    refuse(file, line, begun, error);
  }
}

function finish(line, isNew) {
  say(line, isNew ? "In the room" : "In the room already");
  added += isNew ? 1 : 0;
  tell();
  setTimeout(() => line.remove(), 2500);
}

function refuse(file, line, begun, error) {
  say(line, error.message, true);
  line.querySelector("progress").hidden = true;
  if (!error.cause) return;
  const again = make("button", "Try again");
  again.type = "button";
  again.className = "quiet";
  again.addEventListener("click", () => {
    again.remove();
    line.querySelector("progress").hidden = false;
    enqueue(file, line, begun);
  });
  line.querySelector("b").after(again);
}

function enqueue(file, line, begun) {
  say(line, "Waiting");
  waiting.push([file, line, begun]);
  next();
}

function next() {
  tell();
  while (underWay < AT_ONCE && waiting.length) {
    const [file, line, begun] = waiting.shift();
    underWay += 1;
    take(file, line, begun).finally(() => { underWay -= 1; next(); });
  }
}

function addAll(files) {
  if (!list.children.length) added = 0;
  for (const file of files) enqueue(file, lineFor(file), performance.now());
}

for (const input of form.querySelectorAll("input")) {
  input.addEventListener("change", () => {
    addAll(input.files);
    input.value = "";
  });
}
form.addEventListener("submit", (event) => event.preventDefault());
form.classList.add("live");
form.querySelector(".camera").hidden = false;

const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
addEventListener("dragover", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  document.body.classList.add("over");
});
addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("over"); });
addEventListener("drop", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  document.body.classList.remove("over");
  addAll(event.dataTransfer.files);
});
addEventListener("beforeunload", (event) => { if (underWay || waiting.length) event.preventDefault(); });
