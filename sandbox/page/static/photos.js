// The sheet of photos over the composer: ready-made receipts, and files of one's own.

import { $, make } from "./dom.js";

const RECEIPTS = [
  ["grocery", "Groceries"],
  ["cafe", "Café"],
  ["fuel", "Fuel"],
  ["hotel", "Hotel"],
  ["hardware", "Hardware"],
  ["plants", "Plants"],
];

export class PhotoSheet {
  /** `toggle` is called with a receipt, to attach it or to take it away; `chosen` with files. */
  constructor(root, { toggle, chosen }) {
    this.root = root;
    this.sheet = $(".sheet", root);
    this.button = $(".attach", root);
    this.tiles = new Map();
    for (const [name, label] of RECEIPTS) this.addTile({ name: `${name}.jpg`, label, url: `/static/receipt-${name}.jpg` }, toggle);
    this.button.addEventListener("click", () => this.show(this.sheet.hidden));
    root.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    const picker = $("input[type=file]", root);
    picker.addEventListener("change", () => { chosen([...picker.files]); picker.value = ""; });
  }

  addTile(receipt, toggle) {
    const image = make("img", { alt: "", loading: "lazy" });
    image.dataset.src = receipt.url;
    const tile = make("button", { type: "button", className: "tile", "aria-pressed": "false" }, image, receipt.label);
    tile.addEventListener("click", () => toggle(receipt));
    this.tiles.set(receipt.name, tile);
    $(".own", this.sheet).before(tile);
  }

  /** Show which receipts are attached. */
  mark(names) {
    for (const [name, tile] of this.tiles) tile.setAttribute("aria-pressed", String(names.includes(name)));
  }

  show(open) {
    // Loaded when they are looked at for the first time.
    if (open) for (const image of this.sheet.querySelectorAll("img:not([src])")) image.src = image.dataset.src;
    this.sheet.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  close() {
    if (this.sheet.hidden) return;
    this.show(false);
    this.button.focus();
  }
}

/** A ready-made receipt as a file, as if it had been picked. */
export async function fileOf({ name, url }) {
  const response = await fetch(url);
  return new File([await response.blob()], name, { type: "image/jpeg" });
}
