// A workbook that is brought in: what would be taken of it as a table, what it does not say asked in fields, and then taken in.

import { give, send } from "./ask.js";
import { counted, ended, made, part, say } from "./made.js";
import { closed, opened } from "./typing.js";

/** No table is larger: it is told before it is sent. */
const LARGEST = 256 * 1024 * 1024;

let ids = 0;
let when_saved = () => {};
export function connect(connections) {
  ({ when_saved } = connections);
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
  date: { label: "The day of the meeting", hint: "Such as: 4 March 2025" },
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

/** The first measure of which it is still to be said; none where the file says it of all. */
export const first_open = (form) => [...form.querySelectorAll("select[data-id]")].find((one) => !one.value);

/** What is found in a file. */
export function found(node, read) {
  const place = part(node, "found");
  const shown = made("found");
  const [first, last] = read.periods ?? [];
  const summary = [
    first && (first === last ? `Figures for ${first}.` : `Figures from ${first} to ${last}.`),
    read.known > 0 && `${counted(read.known, "measure", "measures")} that the catalogue has already.`,
    `${counted(read.new.length, "new measure", "new measures")}.`,
  ].filter(Boolean).join(" ");
  part(shown, "summary").textContent = summary[0].toUpperCase() + summary.slice(1);
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
  const unread = [...new Set(read.not_understood)].map((text) => `“${text}” stands in the place of a figure and is not understood`);
  const marks = read.marks.map(([sign, meaning]) => `“${sign}” in the place of a figure is taken to mean: ${meaning}`);
  const open = read.new.some((one) => !one.good) ? ["Where the file does not say which way is good, say it in the table: without it no change is called better or worse"] : [];
  list("told", [...read.told, ...(read.about ?? []), ...marks, ...unread, ...open].map((text) => ended(text)));
  place.replaceChildren(shown);
  return summary;
}

/** Sends a file. What comes back says `ok`. */
export async function sent(file) {
  if (file.size > LARGEST) return { ok: false, said: `this file is larger than ${LARGEST >> 20} MiB, the most that is read of a table`, help: "check that it is the right file" };
  return give(`/bring?name=${encodeURIComponent(file.name)}`, file).catch(() => ({ ok: false, said: "the file did not come through: the program does not answer, or the file has changed" }));
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

/** A file that is brought into the open folder. `dropped`: one that is at hand already. */
export function view(dropped) {
  const node = made("bring");
  const form = part(node, "form");
  const input = form.elements.file;
  let at_hand = null;
  let turn = 0;
  const refused = (answer) => {
    sources = answer.sources ?? sources;
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
    const answer = await send("/bring/try", { file: at_hand, choices: choices_of(form) }).catch(() => ({ ok: false, said: "the program does not answer" }));
    if (here !== turn) return;
    if (!answer.ok) {
      part(form, "found").replaceChildren();
      return refused(answer);
    }
    const summary = found(form, answer);
    sources = answer.sources;
    if (sources.length && !form.elements.in_place_of && !sources.includes(answer.file)) part(form, "asks").append(field("in_place_of"));
    const writes = answer.written.length ? `It writes ${answer.written.join(", ")}${answer.removed ? ` and takes ${answer.removed} away, whose place it takes` : ""}.` : "Nothing is new: nothing would be written.";
    part(form, "writes").textContent = writes + (answer.report_is_of ? ` The report is still for ${answer.report_is_of}: to report ${answer.latest}, change period and date in report.toml, or begin the next report with “scrutineer roll” and bring the file in there.` : "");
    part(form, "again").hidden = !part(form, "asks").children.length;
    part(form, "save").hidden = !answer.written.length;
    (first_open(form) ?? (part(form, "save").hidden ? part(form, "cancel") : part(form, "save"))).focus();
    say(`${summary} ${writes}`);
  };
  const take = async (file) => {
    opened(form);
    shows_file(form, file);
    part(form, "asks").replaceChildren();
    part(form, "found").replaceChildren();
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
    send("/bring/leave").catch(() => {});
    location.hash = "figures";
  };
  input.addEventListener("change", () => input.files[0] && take(input.files[0]));
  part(form, "again").addEventListener("click", look);
  part(form, "cancel").addEventListener("click", close);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (part(form, "save").hidden) return part(form, "again").hidden ? undefined : look();
    const answer = await send("/bring/save", { file: at_hand, choices: choices_of(form) }).catch(() => ({ ok: false, said: "the program does not answer: nothing was written" }));
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
