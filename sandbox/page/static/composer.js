// Where one types and attaches photos.

import { $, make } from "./dom.js";
import { base64, typeOf, whyNot } from "./attachments.js";
import { PhotoSheet, fileOf } from "./photos.js";

const COUNT_FROM = 100;

export class Composer {
  constructor(root, { send }) {
    this.root = root;
    this.box = $("textarea", root);
    this.tray = $(".attachments", root);
    this.trouble = $(".trouble", root);
    this.photos = [];
    this.submit = send;
    $("form", root).addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("input", () => this.changed());
    this.box.addEventListener("paste", (event) => this.pasted(event));
    this.sheet = new PhotoSheet(root, {
      toggle: (receipt) => this.toggle(receipt),
      chosen: (files) => this.attach(files),
    });
    this.acceptDrops();
    this.changed();
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  pasted(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.attach(files);
  }

  acceptDrops() {
    let inside = 0;
    const mark = (change) => {
      inside = Math.max(0, inside + change);
      this.root.classList.toggle("dropping", inside > 0);
    };
    this.root.addEventListener("dragenter", () => mark(1));
    this.root.addEventListener("dragleave", () => mark(-1));
    this.root.addEventListener("dragover", (event) => event.preventDefault());
    this.root.addEventListener("drop", (event) => {
      event.preventDefault();
      mark(-inside);
      this.attach([...event.dataTransfer.files]);
    });
  }

  async attach(files) {
    let refused = "";
    for (const file of files) {
      const why = whyNot(file, this.photos);
      if (why) refused = why;
      else this.photos.push({ type: typeOf(file), base64: await base64(file), file });
    }
    this.complain(refused);
    this.drawTray();
    this.changed();
    this.focus();
  }

  /** Attach a receipt, or take it away again. */
  async toggle(receipt) {
    const attached = this.photos.find(({ file }) => file.name === receipt.name);
    if (attached) this.detach(attached);
    else await this.attach([await fileOf(receipt)]);
  }

  detach(photo) {
    this.photos = this.photos.filter((other) => other !== photo);
    this.complain("");
    this.drawTray();
    this.changed();
  }

  drawTray() {
    this.tray.hidden = !this.photos.length;
    this.tray.replaceChildren(...this.photos.map((photo) => this.thumbnail(photo)));
    this.sheet.mark(this.photos.map(({ file }) => file.name));
  }

  thumbnail(photo) {
    const address = URL.createObjectURL(photo.file);
    const image = make("img", { src: address, alt: photo.file.name, title: photo.file.name });
    image.addEventListener("load", () => URL.revokeObjectURL(address));
    // Not every browser can show what phones send: HEIC, PDF.
    image.addEventListener("error", () => {
      URL.revokeObjectURL(address);
      image.replaceWith(make("span", { className: "unseen", title: photo.file.name }, photo.type.split("/")[1].toUpperCase()));
    });
    const drop = make("button", { type: "button", "aria-label": `Remove ${photo.file.name}` }, "×");
    drop.addEventListener("click", () => this.detach(photo));
    return make("span", { className: "thumbnail" }, image, drop);
  }

  async send() {
    const body = this.box.value.trim();
    const media = this.photos.map(({ type, base64: bytes }) => ({ type, base64: bytes }));
    if (!body && !media.length) return;
    const kept = { body: this.box.value, photos: this.photos };
    this.set("", []);
    this.sheet.show(false);
    try {
      await this.submit(body, media);
      this.complain("");
    } catch (error) {
      this.set(kept.body, kept.photos);
      this.complain(`Not sent. ${error.message}`);
    }
  }

  set(body, photos) {
    this.box.value = body;
    this.photos = photos;
    this.drawTray();
    this.changed();
  }

  complain(words) {
    this.trouble.textContent = words;
    this.trouble.hidden = !words;
  }

  changed() {
    const { box } = this;
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 132)}px`;
    $(".send", this.root).disabled = !box.value.trim() && !this.photos.length;
    const count = $(".count", this.root);
    count.hidden = box.value.length < COUNT_FROM;
    count.textContent = String(box.value.length);
  }

  focus() { this.box.focus(); }
}
