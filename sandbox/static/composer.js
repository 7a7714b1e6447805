// Where one types and attaches photos.

import { $, make } from "./dom.js";

const MOST_PHOTOS = 10;
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
    const picker = $("input[type=file]", root);
    picker.addEventListener("change", () => { this.attach([...picker.files]); picker.value = ""; });
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
    for (const file of files.slice(0, MOST_PHOTOS - this.photos.length)) {
      this.photos.push({ type: file.type || "application/octet-stream", base64: await base64(file), file });
    }
    this.drawTray();
    this.changed();
    this.focus();
  }

  drawTray() {
    this.tray.hidden = !this.photos.length;
    this.tray.replaceChildren(...this.photos.map((photo) => this.thumbnail(photo)));
  }

  thumbnail(photo) {
    const address = URL.createObjectURL(photo.file);
    const image = make("img", { src: address, alt: photo.file.name });
    image.addEventListener("load", () => URL.revokeObjectURL(address));
    const drop = make("button", { type: "button", "aria-label": `Remove ${photo.file.name}` }, "×");
    drop.addEventListener("click", () => {
      this.photos = this.photos.filter((other) => other !== photo);
      this.drawTray();
      this.changed();
    });
    return make("span", { className: "thumbnail" }, image, drop);
  }

  async send() {
    const body = this.box.value.trim();
    const media = this.photos.map(({ type, base64: bytes }) => ({ type, base64: bytes }));
    if (!body && !media.length) return;
    const kept = { body: this.box.value, photos: this.photos };
    this.set("", []);
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

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
