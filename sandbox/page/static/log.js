// The bot's log lines: of one text, or all of them, live.

import { $, fill, make } from "./dom.js";
import { lineTime, snippet } from "./format.js";
import { Fold } from "./fold.js";

const KEEP = 5000;
const DRAWN = 600;
const PLAIN = new Set(["id", "ts", "level", "event", "timestamp"]);
const HUES = 6;

export class LogPanel {
  constructor({ chosen }) {
    this.told = chosen;
    this.lines = [];
    this.elements = new WeakMap();
    this.texts = new Map();
    this.replies = new Map();
    this.mode = "latest";
    this.sid = null;
    this.list = $("#lines");
    this.waiting = false;
    $("#log-latest").addEventListener("click", () => this.show(this.mode === "text" ? "text" : "latest"));
    $("#log-all").addEventListener("click", () => this.show("all"));
    $("#log-filter").addEventListener("input", () => this.draw());
    this.fold = new Fold($("#log"), { opened: () => this.draw(true) });
  }

  reset(lines) {
    const latest = lines.at(-1)?.id ?? 0;
    this.lines = [...lines, ...this.lines.filter((line) => line.id > latest)].slice(-KEEP);
    this.later();
  }

  line(line) {
    this.lines.push(line);
    if (this.lines.length > KEEP) this.lines.splice(0, this.lines.length - KEEP);
    this.later();
  }

  message(message) {
    if (message.direction === "inbound") {
      this.texts.set(message.sid, message);
      const latest = this.texts.get(this.latestSid);
      if (!latest || latest.seq < message.seq) this.latestSid = message.sid;
    } else {
      this.replies.set(message.sid, message);
    }
    this.later();
  }

  /** A bubble was clicked: show that text; the same one again: all lines. */
  pick(sid) {
    if (this.mode === "text" && this.sid === sid) return this.show("all");
    this.sid = sid;
    return this.show("text");
  }

  show(mode) {
    this.mode = mode;
    if (mode !== "text") this.sid = null;
    this.fold.set(true);
  }

  /** Draw once for all that comes in one frame. */
  later() {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => { this.waiting = false; this.draw(); }, 30);
  }

  draw(toEnd = false) {
    const follows = toEnd || this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    const sid = this.mode === "all" ? null : this.sid ?? this.latestSid ?? null;
    const text = sid && this.texts.get(sid);
    $("#log-latest").setAttribute("aria-pressed", String(this.mode !== "all"));
    $("#log-all").setAttribute("aria-pressed", String(this.mode === "all"));
    this.told(this.mode === "text" ? sid : null);
    const lines = this.wanted(sid);
    this.showLines(lines.slice(-DRAWN).map((line) => this.drawn(line)));
    $("#log-count").textContent = lines.length ? String(lines.length) : "";
    fill($("#journey"), ...(text ? journey(text, this.repliesOf(sid)) : []));
    this.sayWhyEmpty(lines, text);
    if (follows) this.list.scrollTop = this.list.scrollHeight;
  }

  /** Each line is drawn once, so that what was unfolded or marked in it stays so. */
  drawn(line) {
    if (!this.elements.has(line)) this.elements.set(line, drawLine(line));
    return this.elements.get(line);
  }

  showLines(elements) {
    const known = [...this.list.children];
    if (known.every((child, place) => child === elements[place])) this.list.append(...elements.slice(known.length));
    else this.list.replaceChildren(...elements);
  }

  repliesOf(sid) {
    return [...this.replies.values()].filter((reply) => reply.in_reply_to === sid);
  }

  wanted(sid) {
    const lines = sid ? this.linesOf(sid) : this.lines;
    const words = $("#log-filter").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return lines;
    return lines.filter((line) => {
      const whole = JSON.stringify(line).toLowerCase();
      return words.every((word) => whole.includes(word));
    });
  }

  /** A text's lines share its sid or its text_id; reports of its replies carry the replies' sids. */
  linesOf(sid) {
    const sids = new Set([sid, ...this.repliesOf(sid).map((reply) => reply.sid)]);
    const ids = new Set();
    for (const line of this.lines) if (sids.has(line.sid) && line.text_id !== undefined) ids.add(line.text_id);
    return this.lines.filter((line) => sids.has(line.sid) || (line.text_id !== undefined && ids.has(line.text_id)));
  }

  sayWhyEmpty(lines, text) {
    const note = $("#no-lines");
    note.hidden = lines.length > 0;
    if (!this.lines.length) note.textContent = "What the bot logs appears here as it happens.";
    else if ($("#log-filter").value.trim()) note.textContent = "No line has these words.";
    else note.textContent = text ? "The bot has logged nothing about this text." : "No lines yet.";
  }
}

function drawLine(line) {
  const event = String(line.event ?? "");
  const level = String(line.level ?? "info").toLowerCase();
  const fields = Object.entries(line).filter(([name]) => !PLAIN.has(name));
  const long = fields.filter(([, value]) => typeof value === "string" && value.includes("\n"));
  const short = fields.filter((field) => !long.includes(field));
  return make(
    "li", { className: `line level-${level}` },
    make("time", {}, lineTime(line.ts ?? line.timestamp)),
    make("span", { className: "level" }, level),
    make("span", { className: `event hue-${hue(event)}` }, event),
    make("span", { className: "fields" }, ...short.flatMap(drawField)),
    ...long.map(([name, value]) => make("details", {}, make("summary", {}, name), make("pre", {}, value))),
  );
}

function drawField([name, value]) {
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  return [make("span", { className: "pair" }, make("b", {}, name), make("i", {}, shown)), " "];
}

/** The same colour for events of one topic: what stands before the first dot. */
function hue(event) {
  let sum = 7;
  for (const letter of event.split(".")[0]) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return sum % HUES;
}

/** What the carrier saw of a text: calls of the webhook, replies and their reports. */
function journey(text, replies) {
  const calls = text.webhook?.attempts ?? [];
  const steps = calls.map((attempt) => step(
    attempt.error ? "bad" : "good",
    attempt.error ?? `HTTP ${attempt.http_status}`,
    `${attempt.ms} ms`,
  ));
  if (!calls.length && text.webhook?.error) steps.push(step("bad", text.webhook.error, ""));
  for (const reply of replies) {
    const told = reply.reports.map((report) => report.status).join(", ");
    steps.push(step(reply.error_code ? "bad" : "good", reply.by_carrier ? "carrier's reply" : "reply", reply.status));
    if (told) steps.push(step("plain", "reported", told));
  }
  return [make("strong", {}, snippet(text.body)), ...steps];
}

function step(kind, words, detail) {
  return make("span", { className: `step ${kind}` }, words, make("small", {}, ` ${detail}`));
}
