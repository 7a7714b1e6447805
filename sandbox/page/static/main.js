// Puts the page together. Each panel is a module of its own; what one has to know of another
// goes through the handlers below.

import { $ } from "./dom.js";
import { api, listen, openPage } from "./api.js";
import { Phone } from "./phone.js";
import { XPanel } from "./x.js";
import { MailPanel } from "./mails.js";
import { LogPanel } from "./log.js";
import { FaultsDrawer } from "./faults.js";

const phones = new Map();
const shelf = $("#phones");
const x = new XPanel();
const mails = new MailPanel();
const log = new LogPanel({ chosen: showChosen });
const faults = new FaultsDrawer();
let botNumbers = [];

function showChosen(sid) {
  for (const phone of phones.values()) phone.choose(sid);
}

async function showPhone(number) {
  if (phones.has(number)) return phones.get(number);
  const phone = new Phone(number, botNumbers[0], { pick: (sid) => log.pick(sid), remove: removePhone });
  phones.set(number, phone);
  shelf.append(phone.element);
  await loadPhone(phone);
  markCount();
  return phone;
}

async function loadPhone(phone) {
  phone.element.ariaBusy = "true";
  const { messages, opted_out: optedOut } = await api.phone(phone.number);
  phone.reset(messages, optedOut);
  for (const message of messages) log.message(message);
  phone.element.ariaBusy = "false";
}

function dropPhone(number) {
  phones.get(number)?.element.remove();
  phones.delete(number);
  markCount();
}

function markCount() {
  shelf.classList.toggle("single", phones.size <= 1);
}

async function showPhones(numbers) {
  for (const number of [...phones.keys()]) if (!numbers.includes(number)) dropPhone(number);
  for (const number of numbers) await showPhone(number);
}

async function removePhone(number) {
  await api.removePhone(number);
  dropPhone(number);
}

/** Load everything anew: at the start, and whenever the stream was interrupted. */
async function load() {
  const [known, posts, lines, active, came] = await Promise.all(
    [api.phones(), api.posts(), api.logs(), api.faults(), api.mails()],
  );
  botNumbers = known.numbers;
  $("#desk-button").hidden = !known.has_desk;
  x.reset(posts.posts);
  mails.reset(came.mails);
  log.reset(lines.lines);
  faults.reset(active);
  const before = [...phones.values()];
  await showPhones(known.phones.length ? known.phones : [(await api.addPhone()).number]);
  if (!before.length && matchMedia("(hover: hover)").matches) phones.values().next().value?.focus();
  for (const phone of before) if (phones.has(phone.number)) await loadPhone(phone);
}

$("#add-phone").addEventListener("click", async () => {
  const { number } = await api.addPhone();
  const phone = await showPhone(number);
  phone.element.scrollIntoView({ inline: "center", block: "nearest" });
  phone.focus();
});

$("#desk-button").addEventListener("click", () => openPage(api.visitDesk));

listen(
  {
    hello: load,
    resync: load,
    message: (message) => {
      phones.get(message.phone)?.put(message);
      log.message(message);
    },
    removed: ({ sid, phone }) => phones.get(phone)?.remove(sid),
    phones: showPhones,
    post: (post) => x.put(post),
    post_deleted: (post) => x.remove(post),
    mail: (mail) => mails.put(mail),
    log: (line) => log.line(line),
    faults: (active) => faults.show(active),
  },
  (connected) => { $("#link-state").hidden = connected; },
);
