// The figures: every measure with its latest ones, and one with all of its own, each with where it stands.

import { data } from "./ask.js";
import { badge, cell, told_row, typed } from "./grid.js";
import { moved_by_arrows } from "./lists.js";
import { counted, made, part } from "./made.js";

/** A figure with its period, where that is not the report's own. */
const figure = (held, period) => cell(held ? [[held.shown, false], [held.period === period ? "" : held.period, true]] : []);

/** Every measure a row. */
export async function list() {
  const read = await data("/figures");
  const node = made("figures");
  if (!read) {
    part(node, "grid").replaceWith(Object.assign(document.createElement("p"), { textContent: "The figures cannot be read yet: mend what “To mend” lists first." }));
    return node;
  }
  part(node, "latest").textContent = `Latest, for ${read.period}`;
  const links = [];
  for (const one of read.measures) {
    const row = document.createElement("tr");
    const head = Object.assign(document.createElement("th"), { scope: "row" });
    const link = Object.assign(document.createElement("a"), { href: `#measure-${encodeURIComponent(one.id)}`, textContent: one.name, tabIndex: -1 });
    head.append(link);
    if (one.errors) head.append(" ", badge(counted(one.errors, "error", "errors"), "bad"));
    else if (one.warnings) head.append(" ", badge(counted(one.warnings, "warning", "warnings"), "warn"));
    row.append(head, figure(one.latest, read.period), figure(one.before), figure(one.year_before), figure(one.target, read.period));
    part(node, "rows").append(row);
    links.push(link);
  }
  moved_by_arrows(links, links.find((link) => link.hash === last) ?? links[0]);
  return node;
}

/** The measure that was opened last: the list comes back to it. */
let last = null;
export const was_open = () => last !== null;

/** Which measure the rows of a table are of in which something is told, by their places. */
export async function measures_told() {
  return (await data("/figures"))?.told ?? {};
}

/** One measure, with everything that is held of it. */
export async function measure(id) {
  last = `#measure-${encodeURIComponent(id)}`;
  const [read, all] = await Promise.all([data(`/measure?id=${encodeURIComponent(id)}`), data("/figures")]);
  if (!read) {
    const node = made("figures");
    part(node, "grid").replaceWith(Object.assign(document.createElement("p"), { textContent: "There is no such measure in the catalogue." }));
    return node;
  }
  const node = made("measure", { name: read.name, unit: read.unit });
  part(node, "whatif").href = `#whatif-${encodeURIComponent(id)}`;
  const measures = all?.measures ?? [];
  const at = measures.findIndex((one) => one.id === id);
  for (const [name, to] of [["previous", at - 1], ["next", at + 1]]) {
    const button = part(node, name);
    button.disabled = !measures[to];
    button.addEventListener("click", () => (location.hash = `measure-${encodeURIComponent(measures[to].id)}`));
  }
  const form = part(node, "form");
  typed(form, read);
  elsewhere(part(node, "elsewhere"), read);
  return node;
}

const KINDS = { figure: "Figure", target: "Target", comparator: "Compared with" };

/** What is read from elsewhere, a table for each file: the place of each figure is named, and it is changed there. */
function elsewhere(place, { elsewhere: held, told, place: folder }) {
  const files = [...new Set(held.map((one) => one.at.file))];
  for (const file of files) {
    const node = made("elsewhere", { file, hint: how_to_change(file, held.some((one) => one.at.file === file && one.at.cell), folder) });
    part(node, "scroll").setAttribute("aria-label", `What is read from ${file}`);
    for (const one of held.filter((one) => one.at.file === file)) {
      const row = document.createElement("tr");
      const where = one.at.cell ? one.at.cell.replace("!", ", cell ") : one.at.line ? `line ${one.at.line}` : "";
      const about = one.kind === "figure" ? "" : one.name === "target" ? "" : one.name;
      row.append(cell([[one.period || "always", false]], "th"), cell([[KINDS[one.kind], false], [about, true]]), cell([[one.shown, false]]), cell([[where, false]]));
      row.firstChild.scope = "row";
      const of_it = told.filter(({ at }) => at.file === file && at.cell === one.at.cell && at.line === one.at.line);
      part(node, "rows").append(row, ...of_it.map((one) => told_row(one, 4)));
    }
    place.append(node);
  }
}

/** How what a file holds is changed. */
function how_to_change(file, in_cells, folder) {
  const sign = folder.includes("\\") ? "\\" : "/";
  const whole = `${folder}${sign}${file.replaceAll("/", sign)}`;
  if (file.startsWith("../")) return `It lies in the store that several reports read, and is changed there: ${whole}`;
  if (in_cells) return `The workbook of the report is a copy of yours: ${whole}. Change the cell in that file and save it, and the report follows; Undo does not take that back. Or change your own and bring it in again.`;
  return `It is read as it is, and changed in that file: ${whole}`;
}
