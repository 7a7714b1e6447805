// The messages of one phone, as bubbles. What is in them stays as their state changes: it may be being pressed.

import { $, fill, make } from "./dom.js";
import { api } from "./api.js";
import { groupTime, linkified } from "./format.js";

const GROUP_GAP = 300;

export class Bubbles {
  constructor(root, { pick }) {
    this.scroller = $(".scroller", root);
    this.list = $(".bubbles", root);
    this.empty = $(".empty", root);
    this.pick = pick;
    this.shown = new Map();
    this.chosen = null;
    this.followsEnd = true;
    this.scroller.addEventListener("scroll", () => { this.followsEnd = this.isAtEnd(); });
    // The composer grows, the log opens, a keyboard comes up: the end stays in sight.
    new ResizeObserver(() => this.followsEnd && this.toEnd()).observe(this.scroller);
  }

  /** Show what the server had when it was asked; what came since stays, what was deleted goes. */
  reset(messages) {
    const there = new Set(messages.map((message) => message.sid));
    const latest = Math.max(0, ...messages.map((message) => message.seq));
    for (const [sid, { message }] of this.shown) if (!there.has(sid) && message.seq < latest) this.remove(sid);
    for (const message of messages) this.put(message);
  }

  put(message) {
    const known = this.shown.get(message.sid);
    if (known && known.message.updated > message.updated) return; // an answer that was overtaken
    if (this.followsEnd) this.stays = true;
    if (known) {
      known.message = message;
      this.draw(known);
    } else {
      this.add(message);
    }
  }

  add(message) {
    const item = make("li", { className: "bubble-item" });
    const entry = { message, item };
    this.shown.set(message.sid, entry);
    this.draw(entry);
    const following = [...this.shown.values()].find((other) => other.message.seq > message.seq);
    this.list.insertBefore(item, following ? following.item : null);
    this.markLater();
    this.empty.hidden = true;
  }

  remove(sid) {
    this.shown.get(sid)?.item.remove();
    this.shown.delete(sid);
    this.markLater();
    this.empty.hidden = this.shown.size > 0;
  }

  choose(sid) {
    this.chosen = sid;
    for (const { item, message } of this.shown.values()) item.classList.toggle("chosen", message.sid === sid);
  }

  isAtEnd() {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  toEnd() {
    this.stays = true;
    this.markLater();
  }

  draw(entry) {
    const { message, item } = entry;
    const mine = message.direction === "inbound";
    const state = mine ? stateOfMine(message) : stateOfTheirs(message);
    item.className = `bubble-item ${mine ? "mine" : "theirs"} is-${state.kind}`;
    item.classList.toggle("carrier", message.by_carrier);
    item.classList.toggle("chosen", message.sid === this.chosen);
    item.dataset.sid = message.sid;
    item.dataset.state = state.kind;
    const content = JSON.stringify([message.body, message.media]);
    if (entry.content !== content) {
      entry.content = content;
      this.fillItem(item, message, mine);
    }
    this.tell(item, state);
    this.markLater();
  }

  fillItem(item, message, mine) {
    fill(
      item,
      make("time", { className: "group-time", hidden: true }, groupTime(message.created)),
      message.by_carrier && make("span", { className: "from-carrier" }, "The carrier says"),
      ...message.media.map((medium) => this.picture(medium)),
      message.body && this.words(message, mine),
      this.meta(message, mine),
    );
  }

  tell(item, state) {
    const [words, again] = [$(".words", item), $(".again", item)];
    if (words) words.title = state.words;
    $(".state", item).textContent = state.words;
    if (again) again.hidden = state.kind !== "failed" && state.kind !== "sent";
  }

  words(message, mine) {
    const bubble = make("div", { className: "bubble words" }, ...linkified(message.body));
    if (mine) bubble.addEventListener("click", (event) => this.clicked(event, message));
    return bubble;
  }

  clicked(event, message) {
    if (event.target.closest("a") || String(getSelection())) return;
    this.pick(message.sid);
  }

  picture(medium) {
    if (!medium.type.startsWith("image/")) {
      return make("a", { className: "bubble file", href: medium.url, download: "" }, `${medium.type} attachment`);
    }
    const image = make("img", { src: medium.url, alt: "Photo", loading: "lazy" });
    image.addEventListener("load", () => this.followsEnd && this.toEnd());
    image.addEventListener("error", () => image.replaceWith(make("span", { className: "file" }, medium.type)));
    return make("a", { className: "picture", href: medium.url, target: "_blank", rel: "noopener" }, image);
  }

  meta(message, mine) {
    const line = make("div", { className: "meta" }, make("span", { className: "state" }));
    if (!mine) return line;
    const show = make("button", { type: "button", "aria-label": "Show the log of this text" }, "Log");
    show.addEventListener("click", () => this.pick(message.sid));
    const again = make("button", { type: "button", className: "again" }, "Deliver now");
    again.addEventListener("click", () => api.redeliver(message.sid).catch(() => {}));
    line.append(show, again);
    return line;
  }

  /** Once for all that changes in one go. */
  markLater() {
    if (this.marking) return;
    this.marking = true;
    queueMicrotask(() => { this.marking = false; this.markGroups(); });
  }

  /** Times between groups, round corners at their ends, and states only where they tell something. */
  markGroups() {
    const entries = [...this.list.children].map((item) => this.shown.get(item.dataset.sid)).filter(Boolean);
    const newest = { mine: true, theirs: true };
    for (let place = entries.length - 1; place >= 0; place -= 1) {
      const { message, item } = entries[place];
      const before = entries[place - 1]?.message;
      const side = sideOf(message);
      const opensGroup = !before || message.created - before.created >= GROUP_GAP;
      $(".group-time", item).hidden = !opensGroup;
      item.classList.toggle("first", opensGroup || sideOf(before) !== side);
      item.classList.toggle("last", sideOf(entries[place + 1]?.message) !== side);
      item.classList.toggle("newest", newest[side]);
      newest[side] = false;
    }
    if (this.stays) this.scroller.scrollTop = this.scroller.scrollHeight;
    this.stays = false;
  }
}

function sideOf(message) {
  return message && (message.direction === "inbound" ? "mine" : "theirs");
}

function stateOfMine({ webhook }) {
  if (!webhook || webhook.state === "pending") return { kind: "sending", words: "Sending…" };
  if (webhook.state === "off") return { kind: "sent", words: "Sent, kept at the carrier" };
  if (webhook.state === "failed") return { kind: "failed", words: `Not delivered: ${webhook.error}` };
  if (webhook.error) return { kind: "failed", words: `Delivered, but: ${webhook.error}` };
  return { kind: "delivered", words: "Delivered" };
}

function stateOfTheirs({ status, error_code: code, error }) {
  if (status === "queued") return { kind: "sending", words: "On its way" };
  if (status === "sent") return { kind: "sent", words: "Sent" };
  if (status === "delivered") return { kind: "delivered", words: "Delivered" };
  return { kind: "failed", words: `Never arrived: ${code} ${error}` };
}
