// A workbook that is brought in: what would be taken of it as a table, what it does not say asked in fields, and then taken in.

import { give, save as save_at, send } from "./ask.js";
import { counted, ended, made, part, say } from "./made.js";
import { closed, opened } from "./typing.js";

/** No table is larger: it is told before it is sent. */
const LARGEST = 256 * 1024 * 1024;

let ids = 0;
let when_saved = () => {};
let begin_next = async () => ({ ok: false });
export function connect(connections) {
  ({ when_saved, begin_next } = connections);
}
/** The files of the open folder whose place another may take. */
let sources = [];

const line = (text) => Object.assign(document.createElement("li"), { textContent: text });
const cells = (texts) => {
  const row = document.createElement("tr");
  row.append(...texts.map((text, nth) => Object.assign(document.createElement(nth ? "td" : "th"), { textContent: text })));
  row.firstChild.scope = "row";
  return row;
};

/** The questions that a file may leave open. */
const FIELDS = {
  year_ends: { label: "The month in which its years end", hint: "As its notes say, such as March" },
  period_is: { label: "Or the months that its figures are of", hint: "Such as: December to February. Of a table without years, its year: 2023/24" },
  measures: { label: "The measures that are meant", hint: "As they are listed above, one a line", kind: "lines" },
  in_place_of: { label: "It takes the place of", kind: "choice" },
  area: { label: "The council, as it reads in a sentence" },
  committee: { label: "The committee that receives the report" },
  date: { label: "The day of the meeting", hint: "Such as: 4 March 2025, or 04/03/2025" },
  period: { label: "The period of the report", hint: "Such as: quarter 3 2024/25" },
  name: { label: "What its folder is to be called", hint: "Letters, digits, spaces and hyphens" },
};

/** A field of a form, by its key. */
export function field(key, value = "") {
  const { label, hint, kind } = FIELDS[key];
  const id = `bring-${(ids += 1)}`;
  const node = Object.assign(document.createElement("div"), { className: "field" });
  node.append(Object.assign(document.createElement("label"), { htmlFor: id, textContent: label }));
  let control = document.createElement(kind === "lines" ? "textarea" : kind === "choice" ? "select" : "input");
  if (kind === "choice") {
    control.append(new Option("no other file: it stands beside them", ""));
    control.append(...sources.map((file) => new Option(file, file)));
  } else if (!kind) control.type = "text";
  Object.assign(control, { id, name: key, value });
  if (hint) {
    const said = Object.assign(document.createElement("span"), { className: "hint", id: `${id}-hint`, textContent: hint });
    control.setAttribute("aria-describedby", said.id);
    node.append(said);
  }
  node.append(control);
  return node;
}

/** What a form says of the file that it does not say itself. */
export function choices_of(form) {
  const of = (key) => form.elements[key]?.value ?? "";
  return { measures: of("measures").split("\n").filter((one) => one.trim()), year_ends: of("year_ends") || null, period_is: of("period_is") || null, in_place_of: of("in_place_of") || null, good: good_of(form) };
}

const WAYS = { high: "a higher figure", low: "a lower figure", none: "neither" };

/** Which direction is good, as a person has said it in the table, by the ids of the measures. */
const good_of = (form) => Object.fromEntries([...form.querySelectorAll("select[data-id]")].filter((one) => one.value).map((one) => [one.dataset.id, one.value]));

/** The field in which it is said of a measure of which the file does not say it. */
function way_of(one, said) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", `Which way is good: ${one.written}`);
  select.dataset.id = one.id;
  select.append(new Option("not said", ""), ...Object.entries(WAYS).map(([way, text]) => new Option(text, way)));
  select.value = said ?? "";
  return select;
}

/** The first measure of which it is still to be said; what was found, where the file says it of all. */
export const first_to_read = (form) => [...form.querySelectorAll("select[data-id]")].find((one) => !one.value) ?? part(form, "summary");

/** Where a text stands that is not understood: a few of its cells. */
function places_of(text, { not_understood: texts, not_understood_at: at }) {
  const cells = texts.flatMap((one, nth) => (one === text ? [(at?.[nth] ?? "").replace("!", ", cell ")] : [])).filter(Boolean);
  if (!cells.length) return "";
  const more = cells.length - 3;
  return ` (${cells.slice(0, 3).join("; ")}${more > 0 ? `; and ${counted(more, "more", "more")}` : ""})`;
}

/** What is found in a file. */
export function found(node, read) {
  const place = part(node, "found");
  const shown = made("found");
  const [first, last] = read.periods ?? [];
  const summary = [
    first && (first === last ? `Figures for ${first}.` : `Figures from ${first} to ${last}.`),
    read.known > 0 && `${counted(read.known, "measure", "measures")} that the report has already.`,
    `${counted(read.new.length, "new measure", "new measures")}.`,
  ].filter(Boolean).map((one) => one[0].toUpperCase() + one.slice(1)).join(" ");
  part(shown, "summary").textContent = summary;
  part(shown, "taken").hidden = !read.new.length;
  const said = good_of(node);
  part(shown, "rows").append(...read.new.map((one) => {
    const row = cells([one.written, one.section || "–", "", one.measure ?? (one.measure_open ? "not said" : "–")]);
    // What was said stays to be changed.
    row.children[2].append(one.good && !(one.id in said) ? WAYS[one.good] : way_of(one, said[one.id]));
    return row;
  }));
  const list = (name, texts) => {
    part(shown, name).hidden = !texts.length;
    part(shown, `${name}-list`).append(...texts.map(line));
  };
  list("left", [...read.left_out.map(([what, why]) => `${what}: ${why}`), ...read.sheets_not_read.map((sheet) => `the sheet ${sheet}: it has no table of measures`)]);
  const unread = [...new Set(read.not_understood)].map((text) => `“${text}” stands in the place of a figure and is not understood${places_of(text, read)}`);
  const marks = read.marks.map(([sign, meaning]) => `“${sign}” in the place of a figure is taken to mean: ${meaning}`);
  const open = read.new.some((one) => !one.good) ? ["Where the file does not say which way is good, say it in the table: without it no change is called better or worse"] : [];
  // It is copied whole, with the columns that are not read.
  const people = read.left_out.map(([what]) => what).filter((what) => /\b(officer|owner|manager|director|contact|named?)\b/i.test(what));
  const names = people.map((what) => `${what} is not read, and is copied with the file: if there are names of people in it who should not be in a folder for publication, take it out of the file first`);
  list("told", [...names, ...read.told, ...(read.about ?? []), ...marks, ...unread, ...open].map((text) => ended(text)));
  place.replaceChildren(shown);
  return summary;
}

/** So many of the figures that move are shown before the rest unfolds. */
const SHOWN = 8;
const WHAT = { figure: "", target: "target", comparator: "" };

/** Which figures that are there already would be others. */
function moved(form, all) {
  const words = ({ measure, kind, name, period, was, is }) => `${[measure, WHAT[kind], name === "target" ? "" : name, period].filter(Boolean).join(", ")}: ${was || "nothing"} becomes ${is || "nothing"}`;
  const place = part(form, "moved");
  place.replaceChildren();
  if (!all?.length) return;
  const node = made("figures-moved", { title: `${counted(all.length, "figure or target", "figures and targets")} that ${all.length === 1 ? "is" : "are"} here already would be other than now` });
  part(node, "list").append(...all.slice(0, SHOWN).map((one) => line(words(one))));
  if (all.length > SHOWN) {
    const more = made("decided", { title: `Show ${counted(all.length - SHOWN, "more", "more")}` });
    part(more, "list").append(...all.slice(SHOWN).map((one) => line(words(one))));
    node.append(more);
  }
  place.append(node);
}

/** Sends a file. What comes back says `ok`. */
export async function sent(file) {
  if (file.size > LARGEST) return { ok: false, said: `this file is larger than ${LARGEST >> 20} MiB, the most that is read of a table`, help: "check that it is the right file" };
  const answer = await give(`/bring?name=${encodeURIComponent(file.name)}`, file);
  return answer.status === 0 ? { ...answer, said: `the file did not come through: ${answer.said}, or the file has changed` } : answer;
}

/** Shows a file in the field, where it was dropped and not chosen there. */
export function shows_file(form, file) {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  if (form.elements.file.files[0] !== file) form.elements.file.files = transfer.files;
}

/** Why something is not done, with where and what to do. */
export function why({ said, place, help }) {
  const what = place && !said.includes(place) ? `${said} (${place})` : said;
  return ended(help ? `${what}: ${help}` : what);
}

/** Shows the fields that would help and are not there. */
export function ask_for(form, keys) {
  const place = part(form, "asks");
  for (const key of keys ?? []) if (!form.elements[key]) place.append(field(key));
  return keys?.length ? form.elements[keys[0]] : null;
}

/** Lets go of a file that is not taken in: nothing of it is kept. */
export const leave = () => send("/bring/leave");
addEventListener("pagehide", () => document.querySelector("input[name='file']") && leave());

/** A file that is brought into the open folder. `dropped`: one that is at hand already. */
export function view(dropped) {
  const node = made("bring");
  const form = part(node, "form");
  const input = form.elements.file;
  let at_hand = null;
  let brought = null;
  let next = null;
  let turn = 0;
  const refused = (answer) => {
    sources = answer.sources ?? sources;
    // The same measures lie in another file: next quarter's takes its place, where nobody says otherwise.
    if (answer.in_place_of && sources.includes(answer.in_place_of) && !form.elements.in_place_of) {
      ask_for(form, ["in_place_of"]).value = answer.in_place_of;
      return look();
    }
    part(form, "refused").hidden = false;
    part(form, "refused").textContent = why(answer);
    const asked = ask_for(form, answer.asks);
    part(form, "save").hidden = true;
    part(form, "again").hidden = !answer.asks?.length;
    asked?.focus();
    say(why(answer));
  };
  const look = async () => {
    part(form, "refused").hidden = true;
    const here = (turn += 1);
    const answer = await send("/bring/try", { file: at_hand, choices: choices_of(form) });
    if (here !== turn) return;
    if (!answer.ok) {
      ["found", "moved"].forEach((name) => part(form, name).replaceChildren());
      part(form, "later").hidden = true;
      return refused(answer);
    }
    const summary = found(form, answer);
    sources = answer.sources;
    if (sources.length && !form.elements.in_place_of && !sources.includes(answer.file)) part(form, "asks").append(field("in_place_of"));
    moved(form, answer.moved);
    const writes = answer.written.length ? `It writes ${answer.written.join(", ")}${answer.removed ? ` and takes ${answer.removed} away, whose place it takes` : ""}.` : "Nothing is new: nothing would be written.";
    part(form, "writes").textContent = writes;
    part(form, "later").hidden = !answer.report_is_of;
    part(form, "later-said").textContent = answer.report_is_of ? `The report is still for ${answer.report_is_of}, and the file has figures for ${answer.latest}.` : "";
    part(form, "next").textContent = `Begin the report on ${answer.next ?? "the next period"}`;
    next = answer.next;
    part(form, "again").hidden = !part(form, "asks").children.length;
    part(form, "save").hidden = !answer.written.length;
    first_to_read(form).focus();
    say(`${summary} ${writes}`);
  };
  const take = async (file) => {
    opened(form, undefined, () => false);
    brought = file;
    shows_file(form, file);
    ["asks", "found", "moved"].forEach((name) => part(form, name).replaceChildren());
    part(form, "later").hidden = true;
    part(form, "writes").textContent = "";
    ["save", "again"].forEach((name) => (part(form, name).hidden = true));
    part(form, "refused").hidden = true;
    say(`${file.name} is being read.`);
    const answer = await sent(file);
    if (!form.isConnected) return;
    if (!answer.ok) return refused(answer);
    at_hand = answer.file;
    await look();
  };
  const close = () => {
    closed(form);
    location.hash = "figures";
  };
  input.addEventListener("change", () => input.files[0] && take(input.files[0]));
  part(form, "again").addEventListener("click", look);
  part(form, "cancel").addEventListener("click", close);
  part(form, "next").addEventListener("click", async () => {
    const answer = await begin_next(next, brought);
    if (!answer.ok) refused(answer);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (part(form, "save").hidden) return part(form, "again").hidden ? undefined : look();
    const answer = await save_at("/bring/save", { file: at_hand, choices: choices_of(form) });
    if (!answer.ok) return refused(answer);
    closed(form);
    say(`Saved. ${answer.saved}.`);
    location.hash = "figures";
    when_saved();
  });
  if (dropped) queueMicrotask(() => setTimeout(() => take(dropped)));
  return node;
}

/** Does something with a file that is dropped anywhere on the page. */
export function when_dropped(act) {
  const has_file = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragover", (event) => has_file(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!has_file(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) act(file);
  });
}
