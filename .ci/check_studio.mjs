// The studio as a person uses it, by keys alone, in a headless Chromium: opens a sentence and its figures, writes an override, an action
// and a comment, changes a wording and a figure and sees before what it changes, meets a file that somebody else has changed, takes steps
// back, mends errors, brings in a workbook, and makes a report of one. axe-core looks at every view, light and dark.
//
// check_studio.mjs PROGRAMS PICTURES SCRUTINEER FOLDER
//
// PROGRAMS is the folder in which npm has put axe-core and puppeteer-core; FOLDER is a copy of the made-up county, which is written in.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { crc32 } from "node:zlib";

import { approves } from "./studio/approve.mjs";
import { keeps, supposes } from "./studio/keep.mjs";
import { cell, check, chord, commentary, diff, ends, figures, file, fill, focused, folder, heard, house, listens_on, named, narrow, open_measure, open_sentence, opened, over, pause, pictures, program, rules, says, seen, sits_down, summary, table, text, to, until, view } from "./studio/person.mjs";

async function looks(page) {
  check("the list of sentences comes", await until(() => page.$(".part a")));
  check("the report is shown in its frame", await until(() => page.evaluate(() => document.getElementById("report").contentDocument?.querySelector("h1"))));
  await seen(page, "sentences");
  check("a sentence is opened by keys", await open_sentence(page, "Council answered within"));
  check("one is told where one is", await until(says(page, " of "), await text(page, "#status")));
  check("the heading has the focus", (await focused(page, "at.id === 'view-title'")) ? "" : await focused(page, "at.outerHTML"));
  check("a figure is reached", await to(page, "at.matches('button.chip')"));
  await page.keyboard.press("Enter");
  check("it leads to its row", await until(() => page.$(".row td")));
  await seen(page, "sentence");
  check("why not another is reached", await to(page, "at.matches('summary') && at.textContent.startsWith('Why not another')"));
  await page.keyboard.press("Enter");
  check("and unfolds", (await page.$$("details[open] li")).length ? "" : "nothing");
  await seen(page, "why-not");
  const before = await text(page, "article h2");
  await to(page, named("Next"), "Shift+Tab");
  await page.keyboard.press("Enter");
  check("the next sentence is shown", await until(async () => (await text(page, "article h2")) !== before));
  check("and the key stays where it was", await until(() => focused(page, named("Next"))));
  await page.keyboard.press("Escape");
  check("Escape comes back to it in the list", await until(() => focused(page, "at.matches('.part a[aria-current], .part a[tabindex=\"0\"]')")));
}

/** What `replay` says of earlier periods with the rules as they are now, in the words of the page. */
function replayed(before) {
  const run = spawnSync(resolve(program), ["replay", before, "--rules", join(folder, "rules")], { encoding: "utf8", maxBuffer: 1e9 });
  const periods = [...run.stdout.matchAll(/^\S.*: (nothing would have read differently|\d+ .*)$/gm)].map(([, said]) => said);
  const sum = periods.reduce((sum, said) => sum + Number(said.match(/^(\d+) sentences? reads? differently/)?.[1] ?? 0), 0);
  return `${sum} sentences would have read differently in ${periods.filter((said) => !said.startsWith("nothing")).length} of ${periods.length} earlier periods.`;
}

/** What `test` says of the cases, in the words of the page. */
function tested() {
  const run = spawnSync(resolve(program), ["test", folder, "--format", "json"], { encoding: "utf8", maxBuffer: 1e9 });
  const { cases } = JSON.parse(run.stdout).folders[0];
  return cases.every((one) => one.passed) ? `All cases come out (${cases.length}).` : `${cases.filter((one) => !one.passed).length} do not come out`;
}

/** Another wording of a rule of the program: what it changes, what is wrong with it, saved, taken back. */
async function rewords(page) {
  const first = house();
  const before = mkdtempSync(join(tmpdir(), "before-"));
  cpSync(folder, before, { recursive: true });
  await open_sentence(page, "It misses the target of 85%");
  check("its wording is reached", await to(page, named("Change the wording")));
  await page.keyboard.press("Enter");
  check("one stands at the words", await until(() => focused(page, "at.name === 'text' && at.value.slice(at.selectionStart - 1).startsWith('`This')")));
  await chord(page, ["Control", "Shift"], "ArrowRight");
  await page.keyboard.type("Once more this");
  check("what it changes is shown before it is saved", await until(async () => (await text(page, "[data-of='summary']")).includes("read differently"), await text(page, "form")));
  check("old and new beside each other", (await text(page, "[data-of='here'] [data-of='was']")).startsWith("It misses") && (await text(page, "[data-of='here'] [data-of='is']")).startsWith("Once more this misses") ? "" : await text(page, "[data-of='here']"));
  check("earlier periods are looked at", await until(async () => (await text(page, "[data-of='earlier-said']")).includes("would have read differently in"), await text(page, "[data-of='earlier-said']"), 60000));
  const earlier = await text(page, "[data-of='earlier-said']");
  const put = await text(page, "[data-of='cases']");
  check("cases are put", put.startsWith("All cases come out") ? "" : put);
  check("nothing is written yet", house() === first ? "" : house());
  await seen(page, "wording");
  await narrow(page, "wording-");
  const told = await text(page, "[data-of='summary']");

  await page.keyboard.type("${i.chang} ");
  check("a mistake is told", await until(async () => (await text(page, "[data-of='wrong']")).includes("there is no word `chang`"), await text(page, "form")));
  check("and its place is marked", (await text(page, ".under mark")) === "chang" ? "" : await text(page, ".under"));
  check("the last good report stays", await page.evaluate(() => document.getElementById("report").contentDocument.body.textContent.includes("It misses the target of 85%")) ? "" : "it does not");
  await seen(page, "wording-wrong");
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  check("it is not saved", await until(async () => (await text(page, "form [role='alert']")).startsWith("Not saved")));
  check("nor written", house() === first ? "" : house());
  check("one is back in the text", await until(() => focused(page, "at.name === 'text'")));
  for (let nth = 0; nth < "${i.chang} ".length; nth += 1) await page.keyboard.press("Backspace");
  check("mended, it is said again what changes", await until(async () => (await page.$eval("[data-of='wrong']", (box) => box.hidden)) && (await text(page, "[data-of='summary']")) === told));
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  check("the wording is in the file, behind what stood there", await until(() => house().startsWith(first) && house().includes('\nreplace("target missed")\n  .say(|i| `Once more this ')));
  check("and in the report", await until(() => page.evaluate(() => document.getElementById("report").contentDocument?.body?.textContent.includes("Once more this misses the target of 85%"))));
  check("diff says what was said before", diff(before).endsWith(`: ${told.replace(/\.$/, "")}`) ? "" : `${diff(before)} | ${told}`);
  check("and so does replay of earlier periods", replayed(before) === earlier ? "" : `${replayed(before)} | ${earlier}`);
  check("and test of the cases", tested() === put ? "" : `${tested()} | ${put}`);
  rmSync(before, { recursive: true, force: true });
  check("what was typed, saved and drafted is heard in its turn", await heard(page, "read differently", "chang", "Saved. Wording changed: target missed", "read differently"));

  await until(() => page.$("article .made"));
  await to(page, named("Change the wording"), "Shift+Tab");
  await page.keyboard.press("Enter");
  check("its own wording is opened next", await until(() => focused(page, "at.name === 'text'")));
  writeFileSync(rules, house().replace("`Once more this ", "`Once again this "));
  await page.keyboard.type("Now ");
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  check("both wordings are shown", await until(async () => (await text(page, ".conflict blockquote")).includes("`Once again this "), await text(page, "form")));
  await seen(page, "wording-conflict");
  check("theirs stands in the file", house().includes("`Once again this ") ? "" : house());
  await to(page, named("Take what is in"));
  await page.keyboard.press("Enter");
  writeFileSync(rules, house().replace("`Once again this ", "`Once more this "));
  check("Undo of the wording is reached", await to(page, "at.id === 'undo' && at.textContent.includes('Wording changed: target missed')", "Shift+Tab"));
  await page.keyboard.press("Enter");
  check("the rules are as they were", await until(() => house() === first, house()));

  writeFileSync(rules, first.replace("${i.change} than", "${i.chang} than"));
  await to(page, "at.matches('.views a[href=\"#faults\"]')");
  await page.keyboard.press("Enter");
  check("an error in a rule is listed", await until(async () => (await text(page, ".fault")).includes("there is no word `chang`"), await text(page, "#view")));
  await to(page, named("Change this rule"));
  await page.keyboard.press("Enter");
  check("it opens there, with the place marked", await until(async () => (await text(page, ".under mark")) === "chang", await text(page, "#view")));
  await to(page, named("Go to it"));
  await page.keyboard.press("Enter");
  await page.keyboard.type("change");
  check("it is mended", await until(() => page.$eval("[data-of='wrong']", (box) => box.hidden)));
  await seen(page, "wording-mended");
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  check("the rule is as it was", await until(() => house() === first, house()));
}


/** A figure of the officer's own table typed over: what it changes, what is wrong, saved, taken back, met by another. */
async function types_figures(page) {
  const first = figures();
  await view(page, "figures");
  check("every measure has a row", (await page.$$(".figures tbody tr")).length > 15 ? "" : await text(page, "#view"));
  await seen(page, "figures");
  await narrow(page, "figures-");
  check("a measure is opened by keys", await open_measure(page, "Social care assessments"));
  check("where a figure stands that is read elsewhere is said", (await text(page, "#view")).includes("indicators.toml") ? "" : await text(page, "#view"));
  check("a cell is reached", await to(page, cell("quarter 3 2024/25, value")));
  await seen(page, "measure");
  await over(page, "12,5");
  check("what cannot be read is told beside its cell", await until(async () => (await text(page, ".told")).includes("12,5"), await text(page, "form")));
  check("with its file and line, and what to do", /: .+data\/observations.csv:\d+/.test(await text(page, ".told")) ? "" : await text(page, ".told"));
  check("and the cell is marked as wrong", (await focused(page, "at.getAttribute('aria-invalid')")) === "true" ? "" : await focused(page, "at.outerHTML"));
  await seen(page, "measure-wrong");
  await chord(page, ["Control"], "s");
  check("it is not saved", await until(async () => (await text(page, "form [role='alert']")).startsWith("Not saved"), await text(page, "form")));
  check("nor written", figures() === first ? "" : "it was");
  await over(page, "83.0");
  await page.keyboard.press("Tab");
  await over(page, "1271");
  check("what it changes is shown before it is saved", await until(async () => (await summary(page)).includes("read differently"), await text(page, "form")));
  check("old and new beside each other", (await text(page, "[data-of='here'] [data-of='was']")).length > 5 ? "" : await text(page, "form"));
  check("nothing is written yet", figures() === first ? "" : "it was");
  await seen(page, "measure-effect");
  await narrow(page, "measure-");
  const told = await summary(page);
  const before = mkdtempSync(join(tmpdir(), "before-"));
  cpSync(folder, before, { recursive: true });
  const paper = (does) => page.evaluate(`(() => { const paper = document.getElementById("report").contentWindow; return ${does}; })()`);
  await paper("paper.scrollTo(0, 1e6)");
  const at = await paper("paper.scrollY");
  await chord(page, ["Control"], "s");
  check("only these cells are other", await until(() => figures() === first.replace("91.6,1402,1531", "83.0,1271,1531"), "they are not"));
  check("one is told", await until(says(page, "Figures changed: “Assessments done within 45 days”"), await text(page, "#status")));
  check("diff says what was said before", diff(before).endsWith(`: ${told.replace(/\.$/, "")}`) ? "" : `${diff(before)} | ${told}`);
  rmSync(before, { recursive: true, force: true });
  check("the report has it", await until(() => page.evaluate(() => document.getElementById("report").contentDocument?.body?.textContent.includes("83.0%"))));
  check("where it is out of sight that is said", await until(async () => (await text(page, "#notices")).includes("out of sight"), await text(page, "#notices")));
  check("and heard, and the report does not jump", (await heard(page, "Saved.", "It is out of sight in the report.")) || (Math.abs((await paper("paper.scrollY")) - at) < 200 ? "" : `${await paper("paper.scrollY")}, and not ${at}`));
  await seen(page, "out-of-sight");
  check("a key shows it", await to(page, named("Show it"), "Shift+Tab"));
  await page.keyboard.press("Enter");
  check("it is in sight then, and no longer said", await until(async () => !(await text(page, "#notices")).includes("out of sight"), await text(page, "#notices")));

  await until(() => page.$(".own input"));
  await to(page, cell("quarter 3 2024/25, note"));
  await page.keyboard.type("mine");
  writeFileSync(table, figures().replace("83.0,1271,1531,,,", "83.0,1271,1531,,,theirs"));
  await pause(1500);
  check("what is typed stays while the file changes", (await focused(page, "at.value")) === "mine" ? "" : await focused(page, "at.outerHTML"));
  await chord(page, ["Control"], "s");
  check("both rows are shown", await until(async () => (await text(page, ".conflict blockquote")).includes("theirs"), await text(page, "form")));
  await seen(page, "measure-conflict");
  await to(page, named("Take what is in"));
  await page.keyboard.press("Enter");
  check("theirs is in the page", await until(() => page.evaluate(() => document.querySelector("[aria-label='quarter 3 2024/25, note']")?.value === "theirs")));
  writeFileSync(table, figures().replace("1531,,,theirs", "1531,,,"));
  await to(page, "at.id === 'undo' && at.textContent.includes('Figures changed: “Assessments done within 45 days”')", "Shift+Tab");
  await page.keyboard.press("Enter");
  check("the table is as it was", await until(() => figures() === first, "it is not"));

  check("cells copied in Excel are pasted", (await open_measure(page, "Social care assessments")) || (await to(page, cell("quarter 3 2024/25, value"))));
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  await page.evaluate(() => navigator.clipboard.writeText("91.5\t1401\t1531\t\t\t\"checked\nby audit, \"\"twice\"\"\"\r\n1\t2\t3\r\n"));
  await chord(page, ["Control"], "v");
  check("to the right, and what has no place is told", await until(async () => /no place for the last 1 row.*(read|differ|fact)/.test(await text(page, "#status")), await text(page, "#status")));
  check("one of several lines is one cell", (await page.evaluate(() => document.querySelector("[aria-label='quarter 3 2024/25, note']")?.value)) === 'checked by audit, "twice"' ? "" : await page.evaluate(() => document.querySelector("[aria-label='quarter 3 2024/25, note']")?.outerHTML));
  check("with what they change", (await summary(page)).length ? "" : await text(page, "form"));
  await to(page, named("Cancel"));
  await page.keyboard.press("Enter");
  check("Cancel leaves all as it was", await until(() => page.evaluate(() => document.querySelector("[aria-label='quarter 3 2024/25, numerator']")?.value === "1402")));
  check("a row is added by its button", await open_measure(page, "Social care assessments") || await to(page, named("Add a row")));
  await page.keyboard.press("Enter");
  await page.keyboard.type("quarter 4 2024/25");
  await page.keyboard.press("Tab");
  await page.keyboard.type("90.1");
  await until(async () => (await summary(page)).length > 0 && !(await summary(page)).startsWith("It is being"));
  await chord(page, ["Control"], "s");
  check("it stands below the last", await until(() => figures().endsWith("assessments,Anyshire,quarter 4 2024/25,90.1,,,,,\n"), figures().slice(-200)));
  await to(page, "at.id === 'undo'", "Shift+Tab");
  await page.keyboard.press("Enter");
  check("and is taken back", await until(() => figures() === first, "it is not"));

  writeFileSync(table, first.replace("91.6,1402,1531", "TBC,1402,1531"));
  await view(page, "faults");
  check("an error in a table is listed", await until(async () => (await text(page, "#view")).includes("TBC"), await text(page, "#view")));
  check("with the way to its cell", await to(page, "at.matches('[data-of=measure]')"));
  await page.keyboard.press("Enter");
  check("where it is told too", await until(async () => (await text(page, ".told")).includes("TBC"), await text(page, "#view")));
  await to(page, cell("quarter 3 2024/25, value"));
  await over(page, "91.6");
  await pause(600);
  await chord(page, ["Control"], "s");
  check("and mended", await until(() => figures() === first, "it is not"));
  await until(async () => !(await text(page, "#notices")).includes("last good one"));
}

/** 30 June 2025, as the keys of a date field take it here. */
const day = (page) =>
  page.evaluate(() => new Intl.DateTimeFormat(undefined, { day: "2-digit", month: "2-digit", year: "numeric" }).format(new Date(2025, 5, 30)).replace(/\D/g, ""));

async function writes(page) {
  const first = commentary();
  await open_sentence(page, "Council answered within");
  check("an override is reached", await to(page, named("Write another")));
  await page.keyboard.press("Enter");
  await fill(page, [["text", "Fewer calls were answered in time while the telephone system was replaced."], ["why", "The rule cannot know of the new system"], ["who", "Head of Customer Services"]]);
  await seen(page, "override");
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  check("the override is in the file, pinned", await until(() => /\[\[override\]\]\n(.|\n)*pinned = "period: /.test(commentary())));
  check("and in the report", await until(() => page.evaluate(() => document.getElementById("report").contentDocument?.body?.textContent.includes("while the telephone system was replaced"))));
  await seen(page, "overridden");
  check("Undo is reached", await to(page, "at.id === 'undo'", "Shift+Tab"));
  await page.keyboard.press("Enter");
  check("the file is as it was", await until(() => commentary() === first));
  check("and that is said", await until(says(page, "Taken back"), await text(page, "#status")));
  check("all in its turn: where one is, what was saved, what was taken back", await heard(page, "Sentence ", "Saved. Override added", "Taken back: Override added"));
  check("and the report", await until(() => page.evaluate(() => !document.getElementById("report").contentDocument?.body?.textContent.includes("while the telephone system was replaced"))));

  await open_sentence(page, "Council answered within");
  check("an action is reached", await to(page, named("Add an action")));
  await page.keyboard.press("Enter");
  await fill(page, [["text", "A second shift answers calls at midday"], ["owner", "Head of Customer Services"], ["by", await day(page)], ["state", "under"]]);
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  check("the action is in the file", await until(() => commentary().includes('[[action]]\nindicator = "calls"\ntext = "A second shift answers calls at midday"'), commentary().slice(-300)));
  check("with its day as a date", await until(() => /by = 2025-06-30\nstate = "under way"\n$/.test(commentary()), commentary().slice(-120)));
}

async function meets_another(page) {
  await open_sentence(page, "Council answered within");
  await to(page, "at.matches('button') && at.getAttribute('aria-label')?.startsWith('Change: Comment, Vacancies')");
  await page.keyboard.press("Enter");
  await fill(page, [["text", "Vacancies have been filled, and training ends in March."]]);
  writeFileSync(file, commentary().replace("Vacancies in the contact centre have been filled, and the new staff finish", "Vacancies in the contact centre are filled; the new staff finish"));
  await pause(1500);
  check("what is typed stays while the file changes", (await focused(page, "at.value")) === "Vacancies have been filled, and training ends in March." ? "" : await focused(page, "at.outerHTML"));
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  check("both versions are shown", await until(async () => (await text(page, ".conflict blockquote")).includes("are filled; the new staff"), await text(page, "form")));
  await seen(page, "conflict");
  check("the file is as the other left it", commentary().includes("are filled; the new staff") ? "" : "it was written over");
  await to(page, named("Save mine"));
  await page.keyboard.press("Enter");
  check("mine is saved when I say so", await until(() => commentary().includes("and training ends in March.") && !commentary().includes("are filled; the new staff")));
}

async function mends(page) {
  await open_sentence(page, "assessments completed");
  await to(page, named("Write another"));
  await page.keyboard.press("Enter");
  await fill(page, [["text", "Most assessments were in time."], ["why", "Members asked for fewer figures"], ["who", "Head of Service"]]);
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  await until(() => commentary().includes("Most assessments were in time."));
  writeFileSync(table, figures().replace("91.6,1402,1531", "91.7,1404,1531"));
  check("the error is told above", await until(async () => (await text(page, "#notices")).includes("last good one")));
  check("the list of errors is reached", await to(page, "at.matches('.views a[href=\"#faults\"]')", "Shift+Tab"));
  await page.keyboard.press("Enter");
  check("the error is listed with both sentences", await until(async () => (await text(page, ".stale")).includes("91.7"), await text(page, "#view")));
  await seen(page, "faults");
  await to(page, named("Keep it for"));
  await page.keyboard.press("Enter");
  check("one key pins it to the new figures", await until(() => commentary().includes("value: 91.7%")));
  check("and the error has gone", await until(async () => !(await text(page, "#notices")).includes("last good one")));
  for (const view of ["words", "steps"]) {
    await to(page, `at.matches('.views a[href="#${view}"]')`, "Shift+Tab");
    await page.keyboard.press("Enter");
    await until(async () => (await text(page, "h2")).length > 0);
    await pause(300);
    await seen(page, view);
  }
}

/** A workbook of one sheet, as Excel writes it but for its looks. */
function workbook(rows) {
  const cell = (held) => (typeof held === "number" ? `<c><v>${held}</v></c>` : `<c t="inlineStr"><is><t>${held}</t></is></c>`);
  const sheet = rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  const [main, office, packages] = ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://schemas.openxmlformats.org/package/2006"];
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const files = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Place" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  };
  const [parts, index] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), about, path, bytes);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    index.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), about, where, path);
    at += 30 + path.length + bytes.length;
  }
  const end = Buffer.alloc(18);
  const [count, length] = [Object.keys(files).length, index.reduce((sum, one) => sum + one.length, 0)];
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...index, Buffer.from("PK\x05\x06", "latin1"), end]);
}

const BOOK = [["Measure", "Q1 2024/25", "Q2 2024/25", "Q3 2024/25", "Target"], ["Potholes filled in time (%)", 89.5, 90.1, 93.2, 90], ["Missed bins", 44, 41, 38, 45], ["Library visits", 1204, 1310, 1288, 1250]];

/** Chooses a file in the field for it, by its key. */
async function choose(page, path) {
  await to(page, "at.type === 'file'");
  const [chooser] = await Promise.all([page.waitForFileChooser(), page.keyboard.press("Space")]);
  await chooser.accept([path]);
}

/** A workbook brought into the folder, and one that is refused. */
async function brings(page, desk) {
  const [first, before] = [readFileSync(join(folder, "report.toml"), "utf8"), figures()];
  const [book, people, wrong] = ["card.xlsx", "people.csv", "notes.csv"].map((name) => join(desk, name));
  writeFileSync(book, workbook(BOOK));
  writeFileSync(people, "Employee,Surname,Date of birth,Salary\n1,Example,1990-01-01,1\n");
  writeFileSync(wrong, "This is,a note\nof nothing,at all\n");
  await view(page, "figures");
  check("the way to bring a workbook in is reached", await to(page, "at.matches('[data-of=bring]')"));
  await page.keyboard.press("Enter");
  await until(() => page.$("input[type=file]"));
  await seen(page, "bring");
  await choose(page, people);
  check("a table of people is refused", await until(async () => /person|people/.test(await text(page, "[data-of='refused']")), await text(page, "form")));
  check("and nothing of it is shown", (await text(page, "#view")).includes("Example") ? "a name is" : "");
  await choose(page, wrong);
  check("a file without figures is refused, with why", await until(async () => (await text(page, "[data-of='refused']")).includes("notes.csv"), await text(page, "form")));
  await seen(page, "bring-refused");
  await to(page, named("Cancel"));
  await page.keyboard.press("Enter");
  await until(() => page.$(".figures tbody a"));
  // Whoever has a pointer drops it anywhere.
  const pointer = await page.createCDPSession();
  for (const type of ["dragEnter", "dragOver", "drop"]) await pointer.send("Input.dispatchDragEvent", { type, x: 300, y: 400, data: { items: [], files: [book], dragOperationsMask: 1 } });
  check("what would be taken is a table", await until(async () => (await text(page, ".found table")).includes("Missed bins"), await text(page, "form")));
  check("it is said what would be written", (await text(page, "[data-of='writes']")).includes("data/card.xlsx") ? "" : await text(page, "form"));
  check("nothing is written yet", readFileSync(join(folder, "report.toml"), "utf8") === first && !existsSync(join(folder, "data/card.xlsx")) ? "" : "it is");
  check("the key is at what is to be said first", await until(() => focused(page, "at.getAttribute('aria-label') === 'Which way is good: Potholes filled in time (%)'")));
  await seen(page, "bring-found");
  await narrow(page, "bring-");
  await page.keyboard.type("a h");
  await to(page, named("Bring it in"));
  await page.keyboard.press("Enter");
  check("it is in the folder", await until(() => existsSync(join(folder, "data/card.xlsx")) && readFileSync(join(folder, "report.toml"), "utf8").startsWith(first.slice(0, 200)), "it is not"));
  const listed = () => page.$$eval(".figures tbody a", (links) => links.some((link) => link.textContent.includes("Library visits")));
  check("and in the figures, with its cell", (await until(listed, "it is not there")) || (await open_figure(page, "Library visits")));
  check("which is read only", await until(async () => (await text(page, "#view")).includes("Place, cell D4") && !(await page.$(".own input")), await text(page, "#view")));
  await seen(page, "measure-workbook");
  await to(page, "at.id === 'undo' && at.textContent.includes('Brought in: card.xlsx')", "Shift+Tab");
  await page.keyboard.press("Enter");
  check("Undo takes all of it back", await until(() => readFileSync(join(folder, "report.toml"), "utf8") === first && !existsSync(join(folder, "data/card.xlsx")) && figures() === before, "it does not"));
  await until(async () => !(await text(page, "#notices")).includes("last good one"));
}

/** Opens a measure whose figures stand elsewhere. */
async function open_figure(page, words) {
  await to(page, "at.matches('.figures tbody a')");
  await page.keyboard.press("Home");
  const wrong = await to(page, `at.textContent.includes(${JSON.stringify(words)})`, "ArrowDown", 60);
  await page.keyboard.press("Enter");
  return wrong;
}

/** What was open is named, typed words are not lost unasked, a wrong figure is told, the PDF says what it is of, and the next report is begun with its workbook. */
async function goes_on(page, place, desk) {
  const report = () => readFileSync(join(place, "quarter 3", "report.toml"), "utf8");
  const first = report();
  check("About is reached", await to(page, "at.matches('header a[href=\"#about\"]')", "Shift+Tab"));
  await page.keyboard.press("Enter");
  await until(() => page.$("input[name='committee']"));
  await fill(page, [["committee", "Place Committee"], ["date", "18/03/2025"]]);
  await seen(page, "about");
  await narrow(page, "about-");
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  check("the committee and the day are named", await until(() => report() === first.replace('"Scrutiny Committee"', '"Place Committee"').replace("2025-03-11", "2025-03-18"), report()));
  await until(() => page.evaluate(() => document.querySelector("input[name='date']")?.value === "18 March 2025"));
  await fill(page, [["committee", "Another Committee"]]);
  let asked = 0;
  const answers = (accepts) => page.once("dialog", (dialog) => { asked += 1; return accepts ? dialog.accept() : dialog.dismiss(); });
  answers(false);
  await view(page, "sentences");
  check("one is asked before what is typed is lost", await until(async () => asked === 1 && (await page.evaluate(() => document.querySelector("input[name='committee']")?.value)) === "Another Committee", `${asked} times`));
  answers(true);
  await view(page, "sentences");
  check("and may go", await until(() => page.$(".part a")));

  await open_sentence(page, "missed bins");
  await to(page, named("Add a comment"));
  await page.keyboard.press("Enter");
  await fill(page, [["text", "Only 77 bins were missed."]]);
  check("a figure that is in no table is told as one types, with the right one", await until(async () => /77 .*`missed_bins` is \d+ for quarter 3 2024\/25/.test(await text(page, ".field .stale")), await text(page, "form")));
  check("by the field of the form, and once", (await text(page, "form")).split("write 77 under “Figures in it that are in no table”").length === 2 ? "" : await text(page, "form"));
  await seen(page, "comment-doubt");
  await to(page, named("Cancel"));
  await page.keyboard.press("Enter");
  writeFileSync(join(place, "quarter 3", "commentary.toml"), '[[comment]]\nindicator = "missed_bins"\nperiod = "quarter 3 2024/25"\ntext = "Only 77 bins were missed."\n');
  await view(page, "words");
  await until(() => page.$(".entry [data-of='change'], [data-of='change']"));
  await to(page, "at.dataset.of === 'change'");
  await page.keyboard.press("Enter");
  check("what was saved with it has it when it is opened again", await until(async () => (await text(page, ".field .stale")).includes("77 is not in any table"), await text(page, "form")));
  await page.keyboard.press("Escape");

  writeFileSync(join(place, "quarter 3", "commentary.toml"), '[[comment]]\nindicator = "missed_bins"\nperiod = "quarter 3 2024/25"\ntext = "Snow kept the crews in."\n');
  const [data, sound] = [join(place, "quarter 3", "indicators.toml"), readFileSync(join(place, "quarter 3", "indicators.toml"), "utf8")];
  writeFileSync(data, `${sound}\n[broken\n`);
  check("while an error stops it the PDF is the last good one", await until(async () => (await text(page, "#save-pdf")) === "Save last good PDF", await text(page, "#notices"), 60000));
  await to(page, "at.id === 'save-pdf'", "Shift+Tab");
  await page.keyboard.press("Enter");
  check("and its name says so", await until(() => existsSync(join(desk, "quarter 3-last-good.pdf"))));
  check("and one is told", await until(says(page, "It is the last good report"), await text(page, "#status")));
  await page.screenshot({ path: join(pictures, "studio-last-good.png") });
  writeFileSync(data, sound);
  await until(async () => (await text(page, "#save-pdf")) === "Save the PDF", "", 60000);

  const [next, later] = [join(desk, "card of quarter 4.xlsx"), BOOK.map((row) => [...row.slice(0, 4), 0, row[4]])];
  later[0][4] = "Q4 2024/25";
  later.slice(1).forEach((row, nth) => (row[4] = [94.5, 36, 1301][nth]));
  later[1][2] = 90.4;
  writeFileSync(next, workbook(later));
  await view(page, "figures");
  await to(page, "at.matches('[data-of=bring]')");
  await page.keyboard.press("Enter");
  await until(() => page.$("input[type=file]"));
  await choose(page, next);
  check("it takes the place of the file with its measures", await until(() => page.evaluate(() => document.querySelector("select[name='in_place_of']")?.value === "data/card.xlsx"), await text(page, "form")));
  check("and what it changes of before is said", await until(async () => (await text(page, "[data-of='moved']")).includes("90.1% becomes 90.4%"), await text(page, "form")));
  await seen(page, "bring-next");
  check("the next report is offered", await to(page, named("Begin the report on quarter 4 2024/25")));
  await page.keyboard.press("Enter");
  const made = join(place, "quarter 3-2024-25-q4");
  check("its folder is made", await until(() => existsSync(join(made, "report.toml")), "it is not", 60000));
  check("and the file is brought there", await until(async () => (await text(page, "#folder")) === "quarter 3-2024-25-q4" && (await text(page, "[data-of='writes']"))?.includes("card of quarter 4.xlsx"), await text(page, "body"), 60000));
  await to(page, named("Bring it in"));
  await page.keyboard.press("Enter");
  check("the report is on quarter 4", await until(async () => (await text(page, "#title")).includes("Quarter 4 2024/25") && existsSync(join(made, "data", "card of quarter 4.xlsx")), await text(page, "body"), 60000));
  check("nothing was written in the one before", report().includes("quarter 3 2024/25") && existsSync(join(place, "quarter 3", "data", "card.xlsx")) ? "" : report());
  await view(page, "faults");
  check("the day of its meeting is to be named", await until(async () => (await text(page, "#view")).includes("“Day of the meeting to be named”"), await text(page, "#view")));
  check("what was left out is listed", (await text(page, "[data-of='left']")).includes("Snow kept the crews in.") ? "" : await text(page, "#view"));
  await seen(page, "next");
  await page.reload();
  check("also when the page is loaded again", await until(async () => (await text(page, "[data-of='left']")).includes("Snow kept the crews in."), await text(page, "#view"), 60000));
  await to(page, named("Done"));
  await page.keyboard.press("Enter");
  check("and taken from the list when it is done", await until(() => !existsSync(join(made, "to-write.txt"))));
  check("the day is named from there", await to(page, "at.matches('.fault a[href=\"#about\"]')", "Shift+Tab"));
  await page.keyboard.press("Enter");
  await until(() => page.$("input[name='date']"));
  await fill(page, [["date", "3 June 2025"]]);
  await to(page, named("Save"));
  await page.keyboard.press("Enter");
  check("and printed", await until(() => page.evaluate(() => document.getElementById("report").contentDocument?.body?.textContent.includes("3 June 2025")), "it is not", 60000));
}

/** The report published from its page: where it was put, and what was checked; a file of another's stays until one says so. */
async function publishes(page, report) {
  const made = (end) => join(report, `quarter 3.${end}`);
  await view(page, "publish");
  check("how it stands is said", await until(async () => (await text(page, "[data-of='reports'] li")).includes("Nothing of this period has been approved"), await text(page, "#view"), 60000));
  await seen(page, "publish");
  await narrow(page, "publish-");
  writeFileSync(made("html"), "somebody else's");
  await heard(page);
  check("an edition is chosen", await to(page, "at.name === 'format' && at.value === 'html'"));
  await page.keyboard.press("Space");
  check("to publish is reached", await to(page, named("Publish")));
  await page.keyboard.press("Enter");
  check("the PDF is put in the folder", await until(() => existsSync(made("pdf")) && readFileSync(made("pdf")).subarray(0, 5).toString() === "%PDF-", await text(page, "#view"), 120000));
  check("a file of another's is not written over", await until(() => focused(page, "at.textContent === 'Write over quarter 3.html'"), await text(page, "#view"), 60000));
  check("and stands", readFileSync(made("html"), "utf8") === "somebody else's" ? "" : "it does not");
  await page.keyboard.press("Enter");
  check("until I say so", await until(() => readFileSync(made("html"), "utf8").includes("Missed bins"), await text(page, "#view"), 60000));
  check("where it was put is said, and what was checked", await until(async () => (await text(page, '[data-name="quarter 3.pdf"]')).includes("PDF/UA-1 and PDF/A-3a") && (await text(page, '[data-name="quarter 3.html"]')).includes("it was drafted without an error"), await text(page, "#view"), 60000));
  await until(says(page, "Made: quarter 3.html"));
  check("all of it is heard in its turn", await heard(page, "PDF: it is being made", "Web edition: it is being made", "Not made: there is a file", "Web edition: it is being made", "Made: quarter 3.html"));
  check("it is what the verb makes", execFileSync(resolve(program), ["build", report, "--format", "html", "-o", "-"], { encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] }) === readFileSync(made("html"), "utf8") ? "" : "it is another");
  await seen(page, "published");
}

/** From a workbook to a PDF, where there was nothing. */
async function begins(browser, desk) {
  const place = join(desk, "place");
  mkdirSync(place);
  const { child, links } = opened(place);
  try {
    await until(() => links.length > 0);
    const page = await browser.newPage();
    await page.setViewport({ width: 1366, height: 768 });
    listens_on(page);
    await page.goto(links[0]);
    await page.bringToFront();
    check("a place without a report says how to begin", await until(async () => (await text(page, "h2")) === "Begin", await text(page, "body")));
    await seen(page, "begin");
    await choose(page, join(desk, "card.xlsx"));
    check("what the workbook gives is shown", await until(async () => (await text(page, ".found table")).includes("Missed bins"), await text(page, "#view")));
    check("what it does not say is asked", await until(() => focused(page, "at.getAttribute('aria-label')?.startsWith('Which way is good')")));
    await to(page, "at.getAttribute('aria-label') === 'Which way is good: Missed bins'");
    await page.keyboard.type("a l");
    await seen(page, "begin-found");
    await narrow(page, "begin-");
    await fill(page, [["area", "Anyshire"], ["committee", "Scrutiny Committee"], ["date", "the other day"]]);
    await to(page, named("Make the report"));
    await page.keyboard.press("Enter");
    check("a word that cannot be written is told at its field", await until(() => focused(page, "at.name === 'date' && at.getAttribute('aria-invalid') === 'true'"), await text(page, "form")));
    await fill(page, [["date", "11 March 2025"], ["name", "quarter 3"]]);
    await to(page, named("Make the report"));
    await page.keyboard.press("Enter");
    check("the report is made", await until(() => existsSync(join(place, "quarter 3", "report.toml"))));
    check("with what was said in the table", /\[missed_bins\](.|\n)*?good = "low"\n/.test(readFileSync(join(place, "quarter 3", "indicators.toml"), "utf8")) ? "" : readFileSync(join(place, "quarter 3", "indicators.toml"), "utf8"));
    check("and open", await until(async () => (await text(page, "#title")).includes("Quarter 3 2024/25 performance report"), await text(page, "body"), 60000));
    check("its sentences are there", await until(() => page.$(".part a")));
    await seen(page, "begun");
    const saved = await page.createCDPSession();
    await saved.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: resolve(desk) });
    check("the PDF is saved by a key", await until(() => page.$("#save-pdf:not(:disabled)"), "it is never ready", 60000) || (await to(page, "at.id === 'save-pdf'", "Shift+Tab")));
    await page.keyboard.press("Enter");
    const pdf = join(desk, "quarter 3.pdf");
    check("and is a PDF", await until(() => existsSync(pdf) && readFileSync(pdf).subarray(0, 5).toString() === "%PDF-"));
    await publishes(page, join(place, "quarter 3"));
    await goes_on(page, place, desk);
    await page.close();
  } finally {
    child.kill();
  }
}

async function without_scripts(browser, links) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  await page.setJavaScriptEnabled(false);
  const [address, link] = links.at(-1).split("#");
  await page.goto(address);
  await page.screenshot({ path: join(pictures, "studio-no-script.png") });
  await page.keyboard.press("Tab");
  for (let nth = 0; nth < 5; nth += 1) await page.keyboard.press("Tab");
  await page.type("#link", link);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await pause(500);
  const read = await page.content();
  check("the report can be read without scripts", read.includes("seven have improved") || read.includes("measures") ? "" : read.slice(0, 300));
  check("and it says what is missing", read.includes("Scripts are turned off") ? "" : read.slice(0, 300));
  await page.screenshot({ path: join(pictures, "studio-read.png") });
  await page.close();
}

const desk = mkdtempSync(join(tmpdir(), "studio-"));
const works = async (page) => {
  await looks(page);
  await writes(page);
  await rewords(page);
  await types_figures(page);
  await meets_another(page);
  await mends(page);
  await brings(page, desk);
  await keeps(page);
  await supposes(page);
  await approves(page);
  await narrow(page);
};
const afterwards = async (browser, links) => {
  await without_scripts(browser, links);
  await begins(browser, desk);
};
try {
  await sits_down(opened(), works, afterwards);
} finally {
  rmSync(desk, { recursive: true, force: true });
}
ends();
