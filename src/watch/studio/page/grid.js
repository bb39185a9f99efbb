// The grid of the officer's own tables: each cell a field that can be typed over. What that changes is shown before it is saved.

import { save as save_at, send } from "./ask.js";
import { effect } from "./effect.js";
import { counted, ended, made, not_saved, part, say, say_soon } from "./made.js";
import { PAUSE, closed, opened } from "./typing.js";

/** So many rows of a table are shown before the earlier ones unfold. */
const SHOWN = 8;

let ids = 0;
let when_saved = () => {};
export function connect(connections) {
  ({ when_saved } = connections);
}

/** A cell of texts, each in words and whether it is quiet. */
export const cell = (texts, tag = "td") => {
  const node = document.createElement(tag);
  for (const [text, quiet] of texts.filter(([text]) => text)) {
    node.append(Object.assign(document.createElement("span"), { textContent: text, className: quiet ? "quiet below" : "" }));
  }
  return node;
};

export const badge = (text, kind) => Object.assign(document.createElement("span"), { textContent: text, className: `badge ${kind}` });

/** What is wrong, and what to do. */
const in_a_line = ({ said, help }) => ended(help ? `${said}: ${help}` : said);

/** What is wrong with a row, below it. */
export function told_row(told, columns) {
  const row = Object.assign(document.createElement("tr"), { className: "told" });
  const at = Object.assign(document.createElement("td"), { colSpan: columns, id: `told-${(ids += 1)}` });
  // It is seen whole, however far the table is moved.
  const says = Object.assign(document.createElement("span"), { className: "says" });
  says.append(badge(told.is_error ? "Error" : "Warning", told.is_error ? "bad" : "warn"), ` ${in_a_line(told)} `);
  says.append(Object.assign(document.createElement("span"), { className: "quiet", textContent: told.place ?? "" }));
  at.append(says);
  row.append(at);
  return row;
}

/** The columns that are shown: what says of every row that it is of this measure and this council is not. */
function columns(table) {
  const same = (at) => table.rows.every((row) => (row.cells[at]?.text ?? "") === (table.rows[0].cells[at]?.text ?? ""));
  return table.headings.map((_, at) => at).filter((at) => !(table.begins && at in table.begins && same(at)));
}

/** A field in the place of a cell. A note of several lines keeps them only in a field of several. */
function field(row, table, at) {
  const held = row.texts[at] ?? "";
  const input = document.createElement(/[\r\n]/.test(held) ? "textarea" : "input");
  const wide = Math.min(Math.max(held.length, table.headings[at].length, 6), 26);
  if (input.tagName === "TEXTAREA") Object.assign(input, { defaultValue: held, rows: 2, cols: wide });
  else Object.assign(input, { type: "text", defaultValue: held, size: wide });
  input.setAttribute("aria-label", `${row.label}, ${table.headings[at] || `column ${at + 1}`}`);
  Object.assign(input, { autocomplete: "off", spellcheck: false });
  row.inputs.set(at, input);
  const node = document.createElement("td");
  node.append(input);
  return node;
}

/** A row of a table with its fields. `line`: none of one that is added. */
function row_of(table, shown, { line = null, texts, label }) {
  const row = { table, line, was: texts, texts, label, inputs: new Map(), node: document.createElement("tr") };
  row.node.append(...shown.map((at) => field(row, table, at)));
  return row;
}

/** A text as a field gives it back, which has line breaks of one kind. */
const as_typed = (text) => text.replace(/\r\n?/g, "\n").trim();

/** What a row is to hold that it did not, by the places of its cells. */
function changes_of(row) {
  const to = Object.fromEntries([...row.inputs].filter(([at, input]) => as_typed(input.value) !== as_typed(row.texts[at] ?? "")).map(([at, input]) => [at, input.value]));
  if (row.line === null && Object.keys(to).length) Object.assign(to, row.table.begins);
  return to;
}

/** The tables of one's own, each cell a field. */
export function typed(form, read) {
  const rows = [];
  const shown_of = new Map();
  for (const table of read.tables) {
    const node = made("own-table", { file: table.file });
    const place = table.rows.length ? part(form, "tables") : unfolded(part(form, "tables"), table);
    const shown = columns(table);
    shown_of.set(table, shown);
    part(node, "scroll").setAttribute("aria-label", `Rows of ${table.file}`);
    part(node, "heads").append(...shown.map((at) => Object.assign(cell([[table.headings[at], false]], "th"), { scope: "col" })));
    const own = table.rows.map((row) => {
      const texts = row.cells.map((one) => one.text);
      const label = (table.named_by.length ? table.named_by : shown.slice(0, 1)).map((at) => texts[at]).filter(Boolean).join(", ");
      return Object.assign(row_of(table, shown, { line: row.line, texts, label: label || `line ${row.line}` }), { cells: row.cells });
    });
    rows.push(...own);
    part(node, "rows").append(...own.map((row) => row.node));
    const earlier = own.slice(0, Math.max(own.length - SHOWN, 0));
    if (earlier.length) {
      const button = part(node, "earlier");
      button.hidden = false;
      button.textContent = `Show ${counted(earlier.length, "earlier row", "earlier rows")}`;
      earlier.forEach((row) => (row.node.hidden = true));
      button.addEventListener("click", () => {
        earlier.forEach((row) => (row.node.hidden = false));
        button.remove();
        earlier[0].inputs.values().next().value.focus();
      });
    }
    const add = part(node, "add");
    add.hidden = !table.begins;
    add.addEventListener("click", () => {
      const row = row_of(table, shown, { texts: [], label: "new row" });
      rows.push(row);
      part(node, "rows").append(row.node);
      row.inputs.values().next().value.focus();
    });
    place.append(node);
  }
  mark(rows, read.told.map((one) => ({ ...one, cell: cell_of(rows, one.at) })), shown_of);
  part(form, "hint").hidden = !rows.length;
  if (read.tables.length) form_of(form, read, rows, shown_of);
  else form.hidden = true;
}

/** Where a table stands that has no row of the measure yet. */
function unfolded(place, table) {
  const more = made("more", { title: `No row in ${table.file} yet` });
  place.append(more);
  return part(more, "list");
}

/** The place in its row of the cell at which something is told. */
function cell_of(rows, at) {
  const row = rows.find((row) => row.table.file === at.file && row.line === at.line);
  const found = row?.cells?.findIndex((one) => one.column === at.column);
  return found >= 0 ? found : null;
}

/** Marks the cells of which something is told, and says it below their rows. What is of no row that is shown is given back. */
function mark(rows, told, shown_of) {
  for (const row of rows) {
    while (row.node.nextElementSibling?.classList.contains("told")) row.node.nextElementSibling.remove();
    for (const input of row.inputs.values()) {
      input.toggleAttribute("aria-invalid", false);
      input.removeAttribute("aria-describedby");
    }
  }
  return told.filter((one) => {
    const of_file = rows.filter((row) => row.table.file === one.at?.file);
    // Of what is typed it is known which row is meant; else it is the one in that line.
    const edited = typeof one.nth === "number" ? of_file.filter((row) => Object.keys(changes_of(row)).length)[one.nth] : null;
    const row = edited ?? of_file.find((row) => row.line === one.at.line);
    if (!row) return true;
    const below = told_row(one, shown_of.get(row.table).length);
    const of_cell = row.inputs.get(one.cell);
    for (const input of of_cell ? [of_cell] : row.inputs.values()) {
      if (one.is_error) input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", below.firstChild.id);
    }
    row.node.hidden = false;
    row.node.after(below);
    return false;
  });
}

/** What is typed: tried, shown, saved. */
function form_of(form, read, rows, shown_of) {
  let panel = made("effect");
  part(form, "effect").append(panel);
  let timer = 0;
  let asks = false;
  let said = "";
  const changed = () => rows.map((row) => [row, changes_of(row)]).filter(([, to]) => Object.keys(to).length);
  const sent = () => {
    const files = new Map();
    for (const [row, to] of changed()) {
      const of_file = files.get(row.table.file) ?? [];
      files.set(row.table.file, [...of_file, row.line === null ? { line: null, to } : { line: row.line, was: row.was, to }]);
    }
    return { of: read.id, files: [...files].map(([file, rows]) => ({ file, rows })) };
  };
  const told_now = () => read.told.map((one) => ({ ...one, cell: cell_of(rows, one.at) }));
  const shows = (is_open) => ["effect", "act"].forEach((name) => (part(form, name).hidden = !is_open));
  const close = () => {
    clearTimeout(timer);
    closed(form);
    shows(false);
    part(form, "refused").hidden = true;
    part(form, "conflict").replaceChildren();
  };
  // What was pasted is said with what it changes.
  let first = "";
  const heard = (words) => {
    if (words !== said && form.contains(document.activeElement)) say_soon(`${first}${words}`);
    [said, first] = [words, ""];
  };
  const attempt = async () => {
    if (asks || !changed().length) return;
    asks = true;
    const trying = sent();
    const answer = await send("/cells/try", trying);
    asks = false;
    if (!form.isConnected) return;
    if (JSON.stringify(sent()) !== JSON.stringify(trying)) return attempt();
    part(form, "wrong").replaceChildren();
    if (!answer.ok) {
      part(panel, "summary").textContent = `That cannot be said now: ${in_a_line(answer)}`;
      return;
    }
    const left = mark(rows, answer.wrong, shown_of);
    part(form, "wrong").append(...left.map((one) => Object.assign(document.createElement("li"), { textContent: `${in_a_line(one)} ${one.place ?? ""}` })));
    if (answer.wrong.length) {
      panel.replaceWith((panel = made("effect")));
      part(panel, "summary").textContent = answer.wrong.length === 1 ? "A figure cannot be read yet." : "Some figures cannot be read yet.";
      heard(in_a_line(answer.wrong[0]));
      return;
    }
    heard(effect(panel, answer));
  };
  const save = async () => {
    clearTimeout(timer);
    const answer = await save_at("/cells", sent());
    const refused = part(form, "refused");
    refused.hidden = true;
    if (answer.ok) {
      close();
      say(`Saved. ${answer.saved}.`);
      when_saved();
    } else if (answer.status === 409) {
      conflict(form, answer, rows, save, () => { close(); when_saved(); });
    } else {
      refused.hidden = false;
      refused.textContent = not_saved(answer);
      say(not_saved(answer));
      if (answer.wrong) mark(rows, answer.wrong, shown_of);
      form.querySelector("[aria-invalid]")?.focus();
    }
  };
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!changed().length) {
      close();
      mark(rows, told_now(), shown_of);
      return;
    }
    // It stands below the table in which one types.
    const table = event.target.closest("section");
    if (table && table.nextElementSibling !== part(form, "outcome")) table.after(part(form, "outcome"));
    if (part(form, "act").hidden) {
      opened(form, attempt, () => changed().length > 0);
      part(panel, "summary").textContent = "It is being tried.";
      shows(true);
    }
    timer = setTimeout(attempt, PAUSE);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (changed().length) save();
      return;
    }
    moved(event, rows);
  });
  form.addEventListener("paste", (event) => (first = pasted(event, rows)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (changed().length) save();
  });
  part(form, "cancel").addEventListener("click", () => {
    close();
    when_saved();
  });
}

/** The row and the column of a field. */
function standing(rows, input) {
  const row = rows.find((row) => [...row.inputs.values()].includes(input));
  return row && { row, at: [...row.inputs].find(([, one]) => one === input)[0], beside: rows.filter((one) => one.table === row.table && !one.node.hidden) };
}

/** Up, Down and Enter go to the row above or below. */
function moved(event, rows) {
  const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
  const here = step && standing(rows, event.target);
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const to = here.beside[here.beside.indexOf(here.row) + step]?.inputs.get(here.at);
  to?.focus();
  to?.select();
}

/** Cells as Excel puts them into the clipboard: one of several lines, or with a tab in it, stands in quotation marks, and its own are doubled. */
function copied(text) {
  const rows = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    if (!rows.length) rows.push([]);
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s*\n\s*/g, " ").trim());
    if (end === "") break;
    if (end === "\n") rows.push([]);
  }
  return rows;
}

/** Several cells from Excel, from this one to the right and down. Gives what is to be said of it. */
function pasted(event, rows) {
  const text = event.clipboardData?.getData("text") ?? "";
  const here = standing(rows, event.target);
  if (!here || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return "";
  event.preventDefault();
  const below = here.beside.slice(here.beside.indexOf(here.row));
  const lines = copied(text.replace(/\r\n?/g, "\n").replace(/\n$/, ""));
  const lost = lines.length - below.length;
  for (const [nth, line] of lines.slice(0, below.length).entries()) {
    const places = [...below[nth].inputs].filter(([at]) => at >= here.at);
    for (const [to, text] of line.slice(0, places.length).entries()) places[to][1].value = text;
  }
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
  return lost > 0 ? `The table has no place for the last ${counted(lost, "row", "rows")} of what was pasted: add rows first. ` : `${counted(lines.length, "row", "rows")} pasted. `;
}

/** Both versions of a row that somebody else has changed, and what may be done. */
function conflict(form, answer, rows, save, close) {
  const row = rows.find((row) => row.table.file === answer.overtaken && row.line === answer.line);
  const node = made("conflict", { said: `${answer.said}.` });
  const typed = rows.filter((one) => Object.keys(changes_of(one)).length);
  const mine = row ? row.table.headings.map((_, at) => row.inputs.get(at)?.value ?? row.texts[at] ?? "") : [];
  const theirs = answer.now?.cells.map((one) => one.text);
  // Another row was changed at the same moment: the edit is made of the file as it is, once more.
  const is_other = typeof answer.line !== "number";
  part(node, "theirs").textContent = theirs ? theirs.join(", ") : is_other ? "Other rows have been changed: yours are not known to be." : "This row is no longer there.";
  part(node, "yours").textContent = (row ? mine : typed.flatMap((one) => Object.values(changes_of(one)))).join(", ");
  part(node, "mine").textContent = is_other ? "Save again" : theirs ? "Save mine over it" : "Add mine";
  part(node, "mine").hidden = !is_other && (!row || (!theirs && !row.table.begins));
  part(form, "conflict").replaceChildren(node);
  part(node, "mine").addEventListener("click", () => {
    part(form, "conflict").replaceChildren();
    if (is_other) return save();
    // Only what was typed is put over theirs.
    const to = changes_of(row);
    Object.assign(row, theirs ? { line: answer.now.line, was: theirs, texts: theirs } : { line: null, was: [], texts: [] });
    for (const [at, input] of row.inputs) if (theirs && !(at in to)) input.value = theirs[at] ?? "";
    save();
  });
  part(node, "take").addEventListener("click", () => close());
  (part(node, "mine").hidden ? part(node, "take") : part(node, "mine")).focus();
  say(`${answer.said}. Both versions are shown.`);
}
