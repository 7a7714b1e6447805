// A panel that opens and closes by its head. Where there is little room, only one is open.

import { $ } from "./dom.js";

export const narrow = matchMedia("(max-width: 900px)");
const all = [];
narrow.addEventListener("change", () => { if (narrow.matches) for (const each of all) each.set(false); });

export class Fold {
  /** `opened` is called whenever the panel is opened, also when it was open already. */
  constructor(panel, { opened }) {
    this.panel = panel;
    this.opened = opened;
    this.button = $(".fold", panel);
    this.button.addEventListener("click", () => this.set(panel.classList.contains("folded")));
    all.push(this);
    this.set(!narrow.matches);
  }

  set(open) {
    this.button.setAttribute("aria-expanded", String(open));
    this.panel.classList.toggle("folded", !open);
    if (!open) return;
    if (narrow.matches) for (const other of all) if (other !== this) other.set(false);
    this.opened();
  }
}
