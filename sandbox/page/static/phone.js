// One phone: its bubbles and its composer.

import { $, make } from "./dom.js";
import { api, openPage } from "./api.js";
import { phoneNumber } from "./format.js";
import { Bubbles } from "./bubbles.js";
import { Composer } from "./composer.js";

const SUGGESTIONS = ["?", "hello world", "CONNECT", "ROOM trip", "STATUS"];
const OPT_OUT = /^(stop|stopall|unsubscribe|end|quit|cancel|revoke|optout)$/i;
const OPT_IN = /^(start|yes|unstop)$/i;

export class Phone {
  constructor(number, botNumber, { pick, remove }) {
    this.number = number;
    this.botNumber = botNumber;
    this.element = $("#phone-template").content.firstElementChild.cloneNode(true);
    this.element.setAttribute("aria-label", `Phone ${phoneNumber(number)}`);
    this.element.dataset.number = number;
    $(".their-number", this.element).textContent = phoneNumber(botNumber);
    $(".number", this.element).textContent = phoneNumber(number);
    $(".remove", this.element).addEventListener("click", () => remove(number));
    $(".pages", this.element).addEventListener("click", () => openPage(() => api.visit(number)));
    this.bubbles = new Bubbles(this.element, { pick });
    this.composer = new Composer(this.element, { send: (body, media) => this.send(body, media) });
    this.fillSuggestions();
  }

  fillSuggestions() {
    const chips = SUGGESTIONS.map((words) => {
      const chip = make("button", { type: "button", className: "chip" }, words);
      chip.addEventListener("click", () => { this.composer.set(words, []); this.composer.send(); });
      return chip;
    });
    $(".chips", this.element).append(...chips);
  }

  async send(body, media) {
    const message = await api.text(this.number, this.botNumber, body, media);
    this.put(message);
    this.bubbles.toEnd();
    this.composer.focus();
  }

  reset(messages, optedOut) {
    this.bubbles.reset(messages);
    this.showOptedOut(optedOut);
    this.bubbles.toEnd();
  }

  put(message) {
    this.bubbles.put(message);
    if (message.direction !== "inbound") return;
    const words = message.body.trim();
    if (OPT_OUT.test(words)) this.showOptedOut(true);
    if (OPT_IN.test(words)) this.showOptedOut(false);
  }

  remove(sid) { this.bubbles.remove(sid); }
  choose(sid) { this.bubbles.choose(sid); }
  focus() { this.composer.focus(); }
  showOptedOut(optedOut) { $(".opted-out", this.element).hidden = !optedOut; }
}
