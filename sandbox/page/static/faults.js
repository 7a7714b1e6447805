// The drawer in which faults are switched on by hand.

import { $, fill, make } from "./dom.js";
import { api } from "./api.js";

const SIDES = {
  carrier: {
    lead: "Make the carrier misbehave and watch the bot cope. Nothing here is lost: texts stay in the carrier's list.",
    stages: {
      text: "When a phone texts",
      webhook: "On the way to the bot",
      send: "When the bot sends",
      report: "Delivery reports",
      list: "When the bot looks at the list",
      media: "When the bot fetches photos",
      media_delete: "When the bot deletes photos",
    },
  },
  x: {
    lead: "Make X misbehave. No post may be lost, and none may appear twice.",
    stages: {
      x_post: "When the bot posts",
      x_delete: "When the bot deletes a post",
      x_media: "When the bot uploads a photo",
      x_metadata: "When the bot describes a photo",
      x_timeline: "When the bot looks at the posts",
      x_token: "When the bot asks for tokens",
      x_me: "When the bot asks who it is",
      x_revoke: "When the bot gives tokens back",
    },
  },
  mail: {
    lead: "Make the mail server misbehave. Each mail comes once, or once more where nobody could know.",
    stages: { mail: "When the bot sends a mail" },
  },
};

export class FaultsDrawer {
  constructor() {
    this.drawer = $("#faults");
    this.button = $("#faults-button");
    this.about = new Map();
    this.active = [];
    this.sides = [...this.drawer.querySelectorAll("[data-side]")];
    for (const button of this.sides) button.addEventListener("click", () => this.showSide(button.dataset.side));
    this.button.addEventListener("click", () => this.toggle(this.drawer.hidden));
    $("#faults-close").addEventListener("click", () => this.toggle(false));
    this.drawer.addEventListener("keydown", (event) => { if (event.key === "Escape") this.toggle(false); });
  }

  toggle(open) {
    this.drawer.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    (open ? $("#faults-close") : this.button).focus();
  }

  reset({ active, kinds }) {
    this.about = new Map(kinds.map((kind) => [kind.kind, kind.about]));
    const sides = Object.entries(SIDES).map(([side, { stages }]) => make(
      "div", { id: `faults-of-${side}` },
      ...Object.entries(stages).map(([stage, title]) => this.group(title, kinds.filter((kind) => kind.stage === stage))),
    ));
    fill($("#fault-kinds"), ...sides);
    this.showSide(this.side ?? "carrier");
    this.show(active);
  }

  showSide(side) {
    this.side = side;
    $("#faults-lead").textContent = SIDES[side].lead;
    for (const button of this.sides) button.setAttribute("aria-pressed", String(button.dataset.side === side));
    for (const each of Object.keys(SIDES)) $(`#faults-of-${each}`).hidden = each !== side;
  }

  group(title, kinds) {
    return make("section", { className: "fault-group" }, make("h3", {}, title), ...kinds.map((kind) => this.row(kind)));
  }

  row({ kind, about }) {
    const once = make("button", { type: "button", "aria-label": `${about}, once` }, "Once");
    const always = make("button", { type: "button", "aria-label": `${about}, until switched off` }, "Until off");
    once.addEventListener("click", () => api.addFault({ kind, count: 1 }));
    always.addEventListener("click", () => this.switchAlways(kind));
    always.dataset.always = kind;
    return make("div", { className: "fault-row" }, make("span", {}, about), make("div", { className: "fault-do" }, once, always));
  }

  switchAlways(kind) {
    const on = this.active.find((fault) => fault.kind === kind && fault.count === null);
    return on ? api.removeFault(on.id) : api.addFault({ kind, count: null });
  }

  show(active) {
    this.active = active;
    const badge = $("#faults-badge");
    badge.hidden = !active.length;
    badge.textContent = String(active.length);
    fill($("#active-faults"), ...active.map((fault) => this.chip(fault)));
    for (const button of document.querySelectorAll("[data-always]")) {
      const on = active.some((fault) => fault.kind === button.dataset.always && fault.count === null);
      button.setAttribute("aria-pressed", String(on));
    }
  }

  chip(fault) {
    const about = this.about.get(fault.kind) ?? fault.kind;
    const times = fault.count === null ? "until off" : fault.count === 1 ? "next one" : `next ${fault.count}`;
    const whose = fault.number ? ` · ${fault.number}` : "";
    const off = make("button", { type: "button", "aria-label": `Switch off: ${about}` }, "×");
    off.addEventListener("click", () => api.removeFault(fault.id));
    return make("span", { className: "active-fault" }, about, make("small", {}, `${times}${whose}`), off);
  }
}
