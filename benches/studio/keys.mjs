// How soon after the last key the words that a person types in the studio are on its page, and how soon what they change, in a headless
// Chromium; how much memory the program holds after many; what the page weighs before it asks for the report.
//
// keys.mjs PROGRAMS DESK SCRUTINEER FOLDER [EDITS [HELD]]
//
// PROGRAMS is the folder in which npm has put axe-core and puppeteer-core; DESK is emptied and holds a copy of FOLDER, the made-up county.
// A word of the rule "target missed" is typed over so many times, and then a word of a new comment, each time another, by keys that are
// held for so many milliseconds. The page itself notes when the last key went down, when the words stood in it, and when that frame was
// drawn. At every fifth word of the rule one waits for what earlier periods would have said, and at every fifth one types on while they
// are being looked at. Nothing is saved. Goals on a quiet machine: the words within 150 ms, what they change within 2 seconds, the page
// under 400 KB, memory flat. Nothing fails by them: what a machine makes of it is for a person to judge.
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join, sep } from "node:path";

import { check, chord, ends, folder, named, open_sentence, opened, pictures as desk, sits_down, text, to, until } from "../../.ci/studio/person.mjs";

const [edits, held] = [Number(process.argv[6] ?? 100), Number(process.argv[7] ?? 100)];
const HELD_AT = [10, Math.floor(edits / 2), edits];
/** A word of so many letters each, so that none is there before its last key. */
const word = (nth) => `Now${[26, 1].map((place) => String.fromCharCode(97 + (Math.floor(nth / place) % 26))).join("")}`;

const ordered = (times) => [...times].sort((one, other) => one - other);
function median(times) {
  const [all, middle] = [ordered(times), times.length / 2];
  return (all[Math.ceil(middle) - 1] + all[Math.floor(middle)]) / 2;
}
const told = (times) => `median ${median(times).toFixed(0)} ms, 95th ${ordered(times)[Math.ceil(times.length * 0.95) - 1].toFixed(0)} ms`;

const memory = (child) => Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024;

/** In the page: what it has loaded before it asks for the report, and of each kind the bytes. */
function weighs() {
  const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const report = all.find((one) => new URL(one.name).pathname === "/report");
  const sum = (some) => some.reduce((bytes, one) => bytes + one.encodedBodySize, 0) / 1000;
  const before = all.filter((one) => one !== report && one.startTime < report.startTime);
  const own = before.filter((one) => /^\/(\w+\.(js|css))?$/.test(new URL(one.name).pathname));
  return { own: sum(own), files: own.length, data: sum(before) - sum(own), report: sum([report]) };
}

/** In the page: notes of a word when its last key went down and when it stood among what changes. `path`: where it is tried. */
function notes(path) {
  const stands = (of) => document.querySelector(`#view form [data-of="${of}"]`)?.textContent ?? "";
  let noted = null;
  const look = () => {
    if (!noted?.key) return;
    if (!noted.words && stands("here").includes(noted.word)) {
      noted.words = performance.now();
      noted.counts = stands("summary");
      // The frame is drawn behind what was asked to come before it.
      requestAnimationFrame(() => setTimeout(() => ((noted.drawn = performance.now()), look())));
    }
    noted.looks ||= Boolean(noted.words) && stands("earlier-said").includes("being looked at");
    if (!noted.earlier && noted.looks && stands("earlier-said").includes("would have read differently")) noted.earlier = performance.now();
    if (noted.drawn && (!noted.waits || noted[noted.waits])) noted.done();
  };
  addEventListener("keydown", (event) => noted && !noted.words && event.key.length === 1 && !event.ctrlKey && (noted.key = event.timeStamp), true);
  new MutationObserver(look).observe(document.getElementById("view"), { childList: true, characterData: true, subtree: true });
  /** Begins with a word; what is given ends when it is drawn, and when earlier periods are looked at (`looks`) or said (`earlier`). */
  window.note = (word, waits) => {
    performance.clearResourceTimings();
    const came = new Promise((done) => (noted = { word, waits, done }));
    window.noted = Promise.race([came, new Promise((_, fails) => setTimeout(() => fails(new Error(`${word} never came: ${document.querySelector("#view form").textContent}`)), 60000))]).then(() => {
      const { key, words, drawn, earlier, counts } = noted;
      const tries = performance.getEntriesByType("resource").filter((one) => new URL(one.name).pathname === path && one.startTime < words);
      const { startTime, requestStart, responseStart, responseEnd } = tries.at(-1);
      const parts = { "before it asks": startTime - key, "a connection": requestStart - startTime, "the program": responseStart - requestStart, "the answer": responseEnd - responseStart, "the page": words - responseEnd, "the frame": drawn - words };
      return { words: drawn - key, standing: words - key, earlier: earlier && earlier - key, counts, parts, tries: tries.length };
    });
  };
}

/** Types over the word before the key, again and again, and says how soon it was there. `waits`: what one waits for after every fifth. */
async function types(page, child, what, path, waits) {
  await page.evaluate(notes, path);
  const [all, on_top, memories] = [[], [], []];
  for (let nth = 1; nth <= edits; nth += 1) {
    if (nth > 1) await chord(page, ["Control", "Shift"], "ArrowLeft");
    await page.evaluate((word, waits) => window.note(word, waits), word(nth), waits[nth % 5]);
    await page.keyboard.type(word(nth), { delay: held });
    (waits[(nth - 1) % 5] === "looks" ? on_top : all).push(await page.evaluate(() => window.noted));
    if (HELD_AT.includes(nth)) memories.push(`${memory(child).toFixed(0)} MiB at the ${nth}th`);
  }
  const parts = (some) => Object.keys(some[0].parts).map((name) => `${name} ${median(some.map(({ parts }) => parts[name])).toFixed(0)}`).join(", ");
  const words = (some) => `${told(some.map(({ words }) => words))} after the last key (by medians: ${parts(some)})`;
  console.log(`${what}, ${edits} times ${word(1).length} keys of ${held} ms`);
  console.log(`  the words are on the page ${words(all)}; asked for ${median(all.map(({ tries }) => tries))} times an edit`);
  console.log(`  with them what they change: “${all[0].counts}”`);
  const earlier = all.flatMap(({ earlier }) => earlier ?? []);
  if (earlier.length) console.log(`  what earlier periods would have said, of ${earlier.length}: ${told(earlier)}`);
  if (on_top.length) console.log(`  words typed while that is looked at, of ${on_top.length}: ${words(on_top)}`);
  console.log(`  memory: ${memories.join(", ")}`);
}

/** Leaves a form without saving. */
async function leaves(page) {
  page.once("dialog", (asks) => asks.accept());
  await to(page, named("Cancel"));
  await page.keyboard.press("Enter");
  return until(async () => !(await page.$("#view form")), "the form stays");
}

const report = join(desk, "report");
rmSync(desk, { recursive: true, force: true });
cpSync(folder, report, { recursive: true, filter: (from) => !from.endsWith(`${sep}build`) });
const studio = opened(report);
await sits_down(studio, async (page) => {
  await until(() => page.$(".part a"));
  check("the report is shown", await until(() => page.evaluate(() => document.getElementById("report").contentDocument?.querySelector("h1"))));
  const { own, files, data, report: bytes } = await page.evaluate(weighs);
  console.log(`the page before the report: ${(own + data).toFixed(0)} KB, of which ${own.toFixed(0)} in ${files} files of its own and ${data.toFixed(0)} of data; the report ${bytes.toFixed(0)} KB`);

  check("a sentence is opened", await open_sentence(page, "It misses the target of 85%"));
  check("its wording is reached", await to(page, named("Change the wording")));
  await page.keyboard.press("Enter");
  check("one stands at the words", await until(async () => (await text(page, "[data-of='summary']")).startsWith("Nothing reads"), await text(page, "form")));
  await chord(page, ["Control", "Shift"], "ArrowRight");
  await types(page, studio.child, "a word of a rule typed over", "/wording/try", { 0: "earlier", 2: "looks" });
  check("it is left as it was", await leaves(page));

  check("a comment is reached", await to(page, named("Add a comment")));
  await page.keyboard.press("Enter");
  await page.keyboard.type("Vacancies are filled ");
  await types(page, studio.child, "a word of a comment typed over", "/edit/try", {});
  check("and is not kept", await leaves(page));
});
ends();
