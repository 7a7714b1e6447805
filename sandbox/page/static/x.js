// The timeline of X on this machine: posts of all its accounts, threads kept together.

import { $, fill, make } from "./dom.js";
import { ago, linkified } from "./format.js";
import { Fold } from "./fold.js";

const DRAWN = 200;
const REFRESH_MS = 20000;

export class XPanel {
  constructor() {
    this.posts = new Map();
    this.elements = new Map();
    this.list = $("#x-threads");
    this.waiting = false;
    this.fold = new Fold($("#x"), { opened: () => this.draw() });
    setInterval(() => this.tellTimes(), REFRESH_MS);
  }

  reset(posts) {
    this.posts = new Map(posts.map((post) => [post.id, post]));
    this.elements.clear();
    this.later();
  }

  put(post) {
    this.posts.set(post.id, post);
    this.elements.delete(post.id);
    this.later();
  }

  remove({ id }) {
    this.posts.delete(id);
    this.elements.delete(id);
    this.later();
  }

  /** Draw once for all that comes in one frame. */
  later() {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => { this.waiting = false; this.draw(); }, 30);
  }

  draw() {
    const threads = this.threads().slice(0, DRAWN);
    fill(this.list, ...threads.map((posts) => make("li", { className: "x-thread" }, ...posts.map((post) => this.drawn(post)))));
    $("#x-empty").hidden = this.posts.size > 0;
    this.list.hidden = !this.posts.size;
    $("#x-count").textContent = this.posts.size ? String(this.posts.size) : "";
    this.tellTimes();
  }

  /** Threads, the latest first; in each the first post on top. */
  threads() {
    const threads = new Map();
    for (const post of this.posts.values()) {
      const root = this.rootOf(post);
      if (!threads.has(root)) threads.set(root, []);
      threads.get(root).push(post);
    }
    for (const posts of threads.values()) posts.sort((one, other) => one.created - other.created);
    return [...threads.values()].sort((one, other) => other.at(-1).created - one.at(-1).created);
  }

  rootOf(post) {
    let root = post;
    while (root.reply_to && this.posts.has(root.reply_to)) root = this.posts.get(root.reply_to);
    return root.id;
  }

  /** Each post is drawn once, so that its photos are not loaded anew. */
  drawn(post) {
    if (!this.elements.has(post.id)) this.elements.set(post.id, drawPost(post));
    return this.elements.get(post.id);
  }

  tellTimes() {
    for (const time of this.list.querySelectorAll("time")) time.textContent = ago(Number(time.dataset.seconds));
  }
}

function drawPost(post) {
  const { name, username, initials, hue } = post.account;
  const moment = new Date(post.created * 1000);
  const time = make("time", { dateTime: moment.toISOString(), title: moment.toLocaleString() });
  time.dataset.seconds = post.created;
  return make(
    "article", { className: "x-post", "aria-label": `Post by ${name}` },
    make("span", { className: `x-avatar x-hue-${hue}`, "aria-hidden": "true" }, initials),
    make(
      "div", { className: "x-said" },
      make("p", { className: "x-by" }, make("strong", {}, name), make("span", { className: "x-username" }, `@${username}`), time),
      post.text ? make("p", { className: "x-text" }, ...linkified(post.text)) : null,
      post.media.length ? drawPhotos(post.media) : null,
    ),
  );
}

function drawPhotos(media) {
  return make("div", { className: `x-photos x-photos-${media.length}` }, ...media.map((photo) => make(
    "a", { href: photo.url, target: "_blank", rel: "noopener" },
    make("img", { src: photo.url, alt: photo.alt_text || "Photo", title: photo.alt_text }),
  )));
}
