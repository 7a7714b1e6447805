// How numbers, times and texts are written on the page.

import { make } from "./dom.js";

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,:;!?)\]]/g;

/** +15550100101 as +1 555 010 0101. */
export function phoneNumber(number) {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 $1 $2 $3");
}

/** A text with its addresses as links. */
export function linkified(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    parts.push(text.slice(from, found.index));
    parts.push(make("a", { href: found[0], target: "_blank", rel: "noopener noreferrer" }, found[0]));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts.filter(Boolean);
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const dayAndClock = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "2-digit", minute: "2-digit" });

/** A time over a group of bubbles; with the day unless it is today. */
export function groupTime(seconds) {
  const moment = new Date(seconds * 1000);
  const today = moment.toDateString() === new Date().toDateString();
  return (today ? clock : dayAndClock).format(moment);
}

const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

/** How long ago a time was, in a word; its date when it is more than a day. */
export function ago(seconds) {
  const passed = Date.now() / 1000 - seconds;
  if (passed < 45) return "now";
  if (passed < 3570) return `${Math.round(passed / 60)} min`;
  if (passed < 84600) return `${Math.round(passed / 3600)} h`;
  return day.format(new Date(seconds * 1000));
}

/** The time of a log line to the millisecond; what cannot be read stays as it is. */
export function lineTime(ts) {
  const moment = typeof ts === "number" ? new Date(ts * 1000) : new Date(ts);
  if (ts === undefined || Number.isNaN(moment.getTime())) return String(ts ?? "");
  const two = (number) => String(number).padStart(2, "0");
  const ms = String(moment.getMilliseconds()).padStart(3, "0");
  return `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}.${ms}`;
}

/** The first words of a text, for where there is little room. */
export function snippet(text, length = 24) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line || "photo";
}
