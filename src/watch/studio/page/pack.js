// The pack of a meeting: its agenda, of which items are moved, and the way to each of its reports and back.

import { asked, data, save, works_on } from "./ask.js";
import * as frame from "./frame.js";
import { counted, ended, made, not_saved, part, say, say_for_now } from "./made.js";
import { closed, opened } from "./typing.js";

let when_saved = () => {};
let when_going = () => {};
let when_open = () => {};
export function connect(connections) {
  ({ when_saved, when_going, when_open } = connections);
}

/** The agenda as it was last read; `told` where it cannot be. */
let read = { items: [], head: null };
/** What is said of the pack and of its reports. */
let told = [];
let shown_part = "A";
/** The item that the keys are at. */
let at = null;

/** It is read once at a time: what comes late is thrown away. */
let turn = 0;

/** Reads everything again that an edit can change. */
export async function read_again(state) {
  const here = (turn += 1);
  shown_part = state.part;
  const [answer, checked] = await Promise.all([asked("/agenda"), data("/check")]);
  const agenda = await answer.json();
  if (here !== turn) return;
  take(agenda, answer.ok);
  told = checked?.diagnostics ?? [];
}

function take(agenda, is_whole = Boolean(agenda?.items)) {
  read = is_whole ? agenda : { items: [], head: read.head, file: read.file, told: agenda };
}

/** What the meeting is called, over everything. */
export const title = () => read.head?.committee ?? "The pack of a meeting";

/** What has been read, for those who listen. */
export const in_words = (state) => (state.current ? `The pack has been read: ${counted(read.items.length, "item", "items")}.` : "The pack has an error: “To mend” lists what to do.");

/** The part that is on the right. */
export const part_shown = () => shown_part;

/** The item at whose files, or in whose lines of the pack's own, something is told. */
function item_of({ at: place }) {
  if (!place) return undefined;
  const here = place.file === read.file && read.items.filter((item) => item.line <= place.line).at(-1);
  return here || read.items.find((item) => item.opens && place.file.startsWith(`${item.name}/`));
}

/** The report at whose files, or at whose item, something is told; nothing where it is about something else. */
function report_of(one) {
  const found = item_of(one);
  return found?.opens ? found.name : undefined;
}

/** How the list of what is to be mended leads to a report. */
export const ways = () => ({ report_of, open, more: shown_part === "A" && read.items.some((item) => item.is_exempt) ? "Exempt papers are looked at while Part B is shown: choose it in “Agenda”." : "" });

const KINDS = {
  report: (name) => `A report: ${name}`,
  text_file: (name) => `A text: ${name}`,
  text: () => "A text in the file of the pack",
  pdf: (name) => `A PDF from elsewhere: ${name}`,
  agenda_only: () => "No paper",
  to_follow: () => "Its paper is to follow",
};

/** What an item is called. */
const name_of = (item) => item.title ?? (item.name || `item ${item.number ?? ""}`);
const number_of = (item) => item.number ?? "–";

/** The view. */
export function view() {
  const node = made("agenda");
  const { head, items } = read;
  part(node, "unread").hidden = !read.told;
  part(node, "unread").textContent = read.told ? `The agenda cannot be shown: ${read.told.said}${read.told.help ? `: ${ended(read.told.help)}` : "."}` : "";
  part(node, "meeting").textContent = head ? [head.day, head.time, head.place].filter(Boolean).join(", ") : read.file || read.told ? "The meeting cannot be read yet: “To mend” says why." : "";
  part(node, "hint").hidden = items.length < 2;
  const named = part(node, "named-by");
  named.hidden = !read.named_by?.length;
  named.textContent = `${read.named_by?.join(" and ")} names items of this agenda by their numbers.`;
  for (const radio of node.querySelectorAll("input[name='part']")) {
    // As an attribute it is seen that it is another.
    radio.toggleAttribute("checked", radio.value === shown_part);
    radio.addEventListener("change", () => show_part(radio.value));
  }
  const rows = items.map((item, nth) => row(item, nth, part(node, "conflict")));
  part(node, "list").append(...rows);
  moved_by_keys(rows, items, part(node, "conflict"));
  return node;
}

/** What is said of an item and of its paper: so many errors, or so much to look at. */
function faults_of(item) {
  const own = told.filter((one) => item_of(one) === item);
  const errors = own.filter((one) => one.severity === "fault").length;
  const words = [errors && counted(errors, "error", "errors"), own.length > errors && counted(own.length - errors, "warning", "warnings")];
  return { words: words.filter(Boolean).join(", "), is_bad: errors > 0 };
}

/** The title of an item leads to its paper on the right. */
function to_paper(heading, item) {
  const link = Object.assign(document.createElement("a"), { href: "#report", textContent: heading.textContent });
  link.dataset.of = "paper";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (!frame.go_to(`item-${item.number}`)) say(`“${name_of(item)}” is not on the right.`);
  });
  heading.replaceChildren(link);
}

function row(item, nth, conflict) {
  const title = name_of(item);
  const node = made("item", { number: number_of(item), title, what: (KINDS[item.kind] ?? (() => "It has no paper yet"))(item.name) });
  node.dataset.id = item.id;
  to_paper(part(node, "title"), item);
  const exempt = part(node, "exempt");
  exempt.textContent = item.is_exempt ? `Exempt: paragraph ${item.exempt?.replace(/[[\]]/g, "") ?? "?"}` : "Public";
  exempt.classList.toggle("warn", item.is_exempt);
  const { words, is_bad } = faults_of(item);
  const badge = part(node, "faults");
  badge.hidden = !words;
  badge.textContent = words;
  badge.classList.toggle("bad", is_bad);
  badge.classList.toggle("warn", !is_bad);
  const more = [item.is_exempt && `In Part A it is called “${item.public_title ?? "Exempt item"}”.`, item.urgent && `Urgent: ${ended(item.urgent)}`].filter(Boolean);
  part(node, "more").hidden = !more.length;
  part(node, "more").textContent = more.join(" ");
  const button = (name, label, act) => {
    part(node, name).setAttribute("aria-label", `${label}: ${title}`);
    part(node, name).addEventListener("click", act);
  };
  button("open", "Open the report", () => open(item.name));
  part(node, "open").hidden = !item.opens;
  button("up", "Move up", () => move(nth, nth - 1, conflict));
  button("down", "Move down", () => move(nth, nth + 1, conflict));
  // They stay within reach at the ends too: the key is not to be lost there.
  for (const [name, is_end] of [["up", nth === 0], ["down", nth === read.items.length - 1]]) if (is_end) part(node, name).setAttribute("aria-disabled", "true");
  return node;
}

/** One row for the tab key; the arrows go from row to row, and with Alt they move the item. */
function moved_by_keys(rows, items, conflict) {
  const buttons = rows.map((row) => [...row.querySelectorAll("h3 a, button")].filter((one) => !one.hidden));
  const stop = (nth) => {
    at = items[nth]?.id ?? null;
    buttons.forEach((all, which) => all.forEach((one) => (one.tabIndex = which === nth ? 0 : -1)));
  };
  stop(Math.max(0, items.findIndex((item) => item.id === at)));
  for (const [nth, all] of buttons.entries()) {
    for (const one of all) {
      one.addEventListener("focus", () => stop(nth));
      one.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        const to = { ArrowDown: nth + 1, ArrowUp: nth - 1, Home: 0, End: items.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        if (event.altKey) return move(nth, to, conflict);
        const row = buttons[Math.min(Math.max(to, 0), items.length - 1)];
        (row.find((other) => other.dataset.of === one.dataset.of) ?? row[0]).focus();
      });
    }
  }
}

/** Puts an item in the place of another; `items`: the agenda in which they are counted. */
async function move(nth, to, conflict, items = read.items, seen = []) {
  const item = items[nth];
  if (to < 0 || to >= items.length) return say(`“${name_of(item)}” is the ${to < 0 ? "first" : "last"} item.`);
  if (to === nth) return;
  at = item.id;
  const answer = await save("/agenda/move", { was: items.map((one) => one.id), item: item.id, to, seen });
  if (answer.ok) {
    take(answer.agenda);
    const now = read.items[to] ?? item;
    say(`Moved: “${name_of(item)}” is now item ${number_of(now)}, ${to + 1} of ${read.items.length}.`);
    when_saved(answer);
  } else if (answer.named) {
    named(conflict, answer, () => move(nth, to, conflict, items, answer.named.map((one) => one.key)));
  } else if (answer.status === 409 && answer.agenda) {
    both(conflict, answer, item, to - nth);
  } else {
    say(not_saved(answer));
  }
}

/** The texts that name items by numbers which would be others'; `go_on`: what is done where the item is moved all the same. */
function named(place, answer, go_on) {
  const form = made("named-items", { said: ended(answer.said[0].toUpperCase() + answer.said.slice(1)) });
  part(form, "list").append(...answer.named.map(({ place, text, said }) => made("named-item", { place, text, said: ended(said) })));
  const back = document.activeElement;
  form.addEventListener("submit", (event) => event.preventDefault());
  const close = () => {
    closed(form);
    form.remove();
    back?.focus();
  };
  part(form, "mine").addEventListener("click", () => {
    close();
    go_on();
  });
  part(form, "take").addEventListener("click", () => {
    close();
    say("It stays where it is.");
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  place.replaceChildren(form);
  // What is shown here is not taken away while one reads it.
  opened(form, undefined, () => false);
  part(form, "mine").focus();
  say(`Not moved yet: ${answer.said}. They are listed.`);
}

/** The agenda as it is now, and as it was on the page; the item is moved as far in the one as in the other, or stays. */
function both(place, answer, item, by) {
  const form = made("agenda-conflict", { said: ended(answer.said) });
  const theirs = answer.agenda.items ?? [];
  const line = (one) => `${number_of(one)} ${name_of(one)}`;
  const lines = (items, others) => items.map((one, nth) => {
    const differs = one.id !== others[nth]?.id || line(one) !== line(others[nth]);
    const node = document.createElement("li");
    node.append(Object.assign(document.createElement(differs ? "mark" : "span"), { textContent: line(one) }));
    return node;
  });
  part(form, "theirs").append(...lines(theirs, read.items));
  part(form, "yours").append(...lines(read.items, theirs));
  const nth = theirs.findIndex((one) => one.id === item.id);
  const to = Math.min(Math.max(nth + by, 0), theirs.length - 1);
  part(form, "mine").hidden = nth < 0 || to === nth;
  form.addEventListener("submit", (event) => event.preventDefault());
  const close = () => {
    closed(form);
    form.remove();
    take(answer.agenda);
  };
  part(form, "mine").addEventListener("click", () => {
    close();
    move(nth, to, place);
  });
  part(form, "take").addEventListener("click", () => {
    close();
    when_saved();
  });
  place.replaceChildren(form);
  // What is shown here is not taken away while one reads it.
  opened(form, undefined, () => false);
  (part(form, "mine").hidden ? part(form, "take") : part(form, "mine")).focus();
  say(`${ended(answer.said)} Both versions are shown.`);
}

/** Another is opened in the place of what is open: a report of the pack, the pack itself, the other part of it. */
async function change(path, body, on_the_way, view) {
  when_going(true);
  const answer = await save(path, body, { said: "it is not known whether it was opened: the program did not answer", help: "reload this page" });
  if (!answer.ok) {
    when_going(null);
    for (const radio of document.querySelectorAll("#view input[name='part']")) radio.checked = radio.value === shown_part;
    return say(`${ended(answer.said)}${answer.help ? ` ${ended(answer.help)}` : ""}`);
  }
  works_on(answer.nth);
  turn += 1;
  shown_part = answer.part ?? shown_part;
  when_going(answer.made);
  say_for_now(on_the_way);
  await when_open(view);
  return true;
}

/** Opens a report of the pack. On the way back one is at its item. */
export function open(name) {
  at = read.items.find((item) => item.opens && item.name === name)?.id ?? at;
  return change("/pack/open", { report: name }, `${name} is being opened.`, "#sentences");
}

/** Opens the report of an item by its number; of another paper it is said where it is written. */
export function open_item(number) {
  const item = read.items.find((one) => String(one.number) === number);
  if (item?.opens) return open(item.name);
  if (item) say(`“${name_of(item)}” is no report: its words are written in ${item.kind === "text_file" ? item.name : read.file}.`);
  return false;
}

/** Whether one comes back from a report: once. */
let returns = false;
export function comes_back() {
  const comes = returns;
  returns = false;
  return comes;
}

/** Goes back to the pack. */
export function back() {
  returns = true;
  return change("/pack/back", {}, "The pack is being opened.", "#agenda");
}

/** Shows the other part; without a view the one that is open stays. */
export const show_part = (name, view = "#agenda") => change("/pack/part", { part: name }, `Part ${name} is being read.`, view);
