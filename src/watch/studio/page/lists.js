// The lists: sentences, what is to be mended, the officer's own words, and what was saved.

import { data, save } from "./ask.js";
import { all, card, unread } from "./entries.js";
import { counted, ended, made, not_saved, part, say } from "./made.js";
import { at_line } from "./wording.js";

/** Every sentence of the report in its order, under the heading that it stands under. */
export function sentences_in(report) {
  const found = [];
  const gather = (node, heading) => {
    if (Array.isArray(node)) return node.forEach((one) => gather(one, heading));
    if (node === null || typeof node !== "object") return;
    if (typeof node.text === "string" && Array.isArray(node.because)) found.push({ ...node, heading });
    else Object.values(node).forEach((one) => gather(one, heading));
  };
  gather(report.summary?.lead ?? [], report.summary?.heading ?? "Page 1");
  // Those of page 1 have no numbers: they are known by their places.
  found.forEach((one, nth) => (one.spot = `page 1, sentence ${nth + 1}`));
  for (const section of report.sections) gather(section.blocks, section.heading || "Beginning");
  return found.map((sentence, nth) => ({ ...sentence, nth, spot: sentence.address || sentence.spot }));
}

/** A text as it is called in a list. */
export const place_of = (sentence) => sentence.address || "–";

export function sentences(list, current, changed) {
  const node = made("sentences");
  let heading = null;
  let at = null;
  const links = [];
  for (const sentence of list) {
    if (sentence.heading !== heading) {
      heading = sentence.heading;
      const section = made("section", { heading });
      at = part(section, "list");
      part(node, "list").append(section);
    }
    const line = made("line", { at: place_of(sentence), text: sentence.text });
    const link = line.querySelector("a");
    link.href = `#sentence-${sentence.nth}`;
    const badge = part(line, "badge");
    const own = sentence.because.some((one) => one.by_hand && one.at.startsWith("commentary.toml"));
    const words = [own && "your words", sentence.spot && changed.includes(sentence.spot) && "changed"].filter(Boolean);
    badge.hidden = !words.length;
    badge.textContent = words.join(", ");
    at.append(line);
    links.push(link);
  }
  if (!list.length) part(node, "list").append(Object.assign(document.createElement("p"), { textContent: "There is no report yet." }));
  moved_by_arrows(links, links[current ?? 0] ?? links[0]);
  return node;
}

/** One stop for the tab key in the whole list; within it the arrows move. */
export function moved_by_arrows(links, first) {
  let current = first;
  const stop = (link) => {
    if (current) current.tabIndex = -1;
    current = link;
    if (current) current.tabIndex = 0;
  };
  stop(first);
  for (const [nth, link] of links.entries()) {
    link.addEventListener("focus", () => stop(link));
    link.addEventListener("keydown", (event) => {
      const to = { ArrowDown: nth + 1, ArrowUp: nth - 1, Home: 0, End: links.length - 1 }[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
    });
  }
}

/** The line of a file with what is meant of it marked. */
function marked(place) {
  const signs = [...place.text];
  const [from, to] = [Math.max(place.column - 1, 0), Math.max(place.column - 1, 0) + Math.max(place.width, place.column ? 1 : 0)];
  const mark = Object.assign(document.createElement("mark"), { textContent: signs.slice(from, to).join("") });
  return [signs.slice(0, from).join(""), mark, signs.slice(to).join("")];
}

const where = (place) => `${place.file}${place.cell ? `, cell ${place.cell}` : place.line ? `, line ${place.line}` : ""}`;

/** Whether what is told is about an override of other figures than those of now. */
const is_stale = (told) => ["override-moved", "override-unpinned"].includes(told.code);

let when_saved = () => {};
export function connect(connections) {
  ({ when_saved } = connections);
}

/** What is left to write in a report that was begun from the one before. */
function to_write(node, { file, lines }) {
  part(node, "to-write").hidden = !lines.length;
  part(node, "file").textContent = file;
  part(node, "left").append(...lines.map((line) => {
    const item = made("left", { line });
    part(item, "done").setAttribute("aria-label", `Done: take it from the list: ${line}`);
    part(item, "done").addEventListener("click", async () => {
      const answer = await save("/to-write/done", { line });
      say(answer.ok ? `${answer.saved}. Undo puts it back.` : not_saved(answer));
      when_saved(answer);
    });
    return item;
  }));
}

/** How many of each. While there is an error not everything is looked at: nobody is told that there is no warning then. */
function found({ errors, warnings }) {
  const count = [errors && counted(errors, "error", "errors"), (warnings || !errors) && counted(warnings, "warning", "warnings")];
  const said = `${count.filter(Boolean).join(", ")}.`;
  return errors ? `${said} Once ${errors === 1 ? "it is" : "they are"} mended, more may be found.` : `${said[0].toUpperCase()}${said.slice(1)}`;
}

/** `of_places`: the measure of each place in a table at which something is told; `pack`: of a pack, how one of its reports is opened. */
export async function faults(of_places = {}, pack = null) {
  const checked = (await data("/check")) ?? { diagnostics: [], errors: 0, warnings: 0 };
  const node = made("faults");
  const told = [...checked.diagnostics].sort((one, other) => (one.severity === "fault" ? 0 : 1) - (other.severity === "fault" ? 0 : 1));
  part(node, "said").textContent = told.length
    ? `${found(checked)} Errors stop the ${pack ? "pack" : "report"}; a warning is for you to look at.`
    : `Nothing is wrong with the ${pack ? "pack" : "folder"}.`;
  if (pack?.more) part(node, "said").textContent += ` ${pack.more}`;
  part(node, "list").append(...told.map((one) => fault(one, of_places, pack)));
  to_write(node, (await data("/to-write")) ?? { file: "", lines: [] });
  return node;
}

function fault(told, of_places, pack) {
  const is_error = told.severity === "fault";
  const node = made("fault", { kind: is_error ? "Error" : "Warning", message: told.message, place: told.at ? where(told.at) : "" });
  part(node, "kind").classList.add(is_error ? "bad" : "warn");
  if (told.at?.text) {
    part(node, "line").hidden = false;
    part(node, "line").setAttribute("aria-label", `Line ${told.at.line}`);
    part(node, "line").append(...marked(told.at));
  }
  if (told.help) {
    part(node, "help").hidden = false;
    part(node, "help").textContent = told.help.replace(/^[a-z](?=[a-z]* )/, (first) => first.toUpperCase());
  }
  part(node, "also").append(...told.also.map(([place, words]) => Object.assign(document.createElement("li"), { textContent: `${where(place)}: ${words}` })));
  part(node, "to-about").hidden = is_error || told.code !== "to-be-named" || told.at?.file !== "report.toml";
  const report = pack?.report_of(told);
  if (report) {
    part(node, "to-report").hidden = false;
    part(node, "report").textContent = `Open the report ${report}`;
    part(node, "report").addEventListener("click", () => pack.open(report));
  }
  const in_rules = is_error && told.at?.line && /^rules\/.*\.rhai$/.test(told.at.file);
  part(node, "may").hidden = !in_rules;
  const button = part(node, "wording");
  button.addEventListener("click", () => at_line(part(node, "form"), `${told.at.file}:${told.at.line}`, button));
  const measure = told.at && of_places[told.at.cell ? `${told.at.file} ${told.at.cell}` : `${told.at.file}:${told.at.line}`];
  if (measure) {
    part(node, "to-measure").hidden = false;
    part(node, "measure").href = `#measure-${encodeURIComponent(measure)}`;
    part(node, "measure").textContent = told.at.cell ? "See it among the figures" : "Change it in the figures";
  }
  const entry = told.at?.file === "commentary.toml" && all().find((one) => one.begins <= told.at.line && told.at.line <= one.ends);
  if (entry) part(node, "entry").append(card(entry, is_stale(told) && told.message));
  return node;
}

export function words() {
  const node = made("words");
  const list = part(node, "list");
  const why = unread();
  if (why) list.append(Object.assign(document.createElement("p"), { textContent: `It cannot be shown here: ${why}.` }));
  else if (!all().length) list.append(Object.assign(document.createElement("p"), { textContent: "There is nothing in it yet." }));
  list.append(...all().map((entry) => card(entry)));
  return node;
}

/** How many of the steps that stand were made since something was approved here; none where nothing was. */
function since_approval(steps) {
  const standing = steps.filter((one) => one.stands);
  const nth = standing.findIndex(({ step }) => step.what.startsWith("Approved"));
  return nth > 1 ? nth : 0;
}

/** Takes so many steps back, the last first, as Undo does. What cannot be taken back ends it. */
async function take_back(count) {
  for (let nth = 0; nth < count; nth += 1) {
    const answer = await save("/undo", {}, { said: "It is not known whether it was done: the program did not answer" });
    if (answer.ok) continue;
    say(`${nth} of ${count} taken back: ${ended(answer.said)} What is left stays as it is.`);
    return when_saved(answer);
  }
  say(`Taken back: all ${count} since the last approval. Redo makes each again.`);
  when_saved();
}

export async function steps() {
  const { steps } = (await data("/steps")) ?? { steps: [] };
  const node = made("steps");
  const time = (seconds) => new Date(seconds * 1000).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const line = ({ step, stands }) =>
    made("step", { what: step.what, when: `${time(step.when)}, ${step.who}${stands ? "" : ", taken back"}` });
  part(node, "list").append(...steps.map(line));
  const since = since_approval(steps);
  const back = part(node, "back");
  back.hidden = !since;
  part(back, "to-approved").textContent = `Take back all ${since} since the last approval`;
  part(back, "to-approved").addEventListener("click", () => take_back(since));
  if (!steps.length) part(node, "list").append(Object.assign(document.createElement("li"), { textContent: "Nothing has been saved yet." }));
  return node;
}
