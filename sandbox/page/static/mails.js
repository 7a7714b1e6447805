// The mails that came, the latest first.

import { $, fill, make } from "./dom.js";
import { linkified } from "./format.js";
import { Fold, narrow } from "./fold.js";

export class MailPanel {
  constructor() {
    this.mails = [];
    this.list = $("#mails");
    this.fold = new Fold($("#mail"), { opened: () => this.draw() });
    this.fold.set(false);
  }

  reset(mails) {
    this.mails = mails;
    this.draw();
  }

  put(mail) {
    this.mails.push(mail);
    this.draw();
    if (!narrow.matches) this.fold.set(true);
  }

  draw() {
    fill(this.list, ...[...this.mails].reverse().map(drawMail));
    $("#mail").hidden = !this.mails.length;
    $("#mail-count").textContent = this.mails.length ? String(this.mails.length) : "";
  }
}

function drawMail(mail) {
  return make(
    "li", { className: "mail" },
    make("p", { className: "mail-head" }, make("strong", {}, mail.subject), make("span", {}, `to ${mail.to}`)),
    make("p", { className: "mail-text" }, ...linkified(mail.text)),
  );
}
