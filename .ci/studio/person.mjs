// A person at the studio, by keys alone: what they press, what they read, and what axe finds where they are.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const [programs, pictures, program, folder] = process.argv.slice(2);
const from = createRequire(join(resolve(programs), "package.json"));
const axe = readFileSync(from.resolve("axe-core/axe.min.js"), "utf8");
const { default: puppeteer } = await import(pathToFileURL(from.resolve("puppeteer-core")));
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
export const file = join(folder, "commentary.toml");
export const commentary = () => readFileSync(file, "utf8");
export const rules = join(folder, "rules/house.rhai");
export const house = () => readFileSync(rules, "utf8");
/** How many did not hold. */
let failed = 0;

/** Says whether it holds; `wrong` is empty or says why not. */
export function check(what, wrong) {
  failed += wrong ? 1 : 0;
  console.log(`${wrong ? "FAILED" : "ok    "} ${what}${wrong ? `: ${wrong}` : ""}`);
}

export const pause = (time) => new Promise((done) => setTimeout(done, time));

/** Waits until something holds; what is wrong where it never does. */
export async function until(holds, what = "it never came", time = 15000) {
  const end = Date.now() + time;
  while (Date.now() < end) {
    if (await holds()) return "";
    await pause(50);
  }
  return what || "it never came";
}

/** The program, and the links that it shows. */
export function opened(dir = folder) {
  const child = spawn(resolve(program), ["studio", "--no-open", resolve(dir)]);
  const links = [];
  child.stdout.on("data", (text) => links.push(...(String(text).match(/http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]{32}/g) ?? [])));
  return { child, links };
}

/** Sits down at what the program shows, in a browser that asks nothing of the network: what is done on its page, and what afterwards. */
export async function sits_down({ child, links }, does, afterwards = async () => {}) {
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
    listens_on(page);
    await page.goto(links[0]);
    await does(page, browser);
    // What is refused on purpose the browser notes too.
    check("the page has no fault of its own", complaints.filter((line) => !/status of (404|409|422)/.test(line)).join("; "));
    await afterwards(browser, links);
  } finally {
    await browser.close();
    child.kill();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Says how many did not hold, and ends. */
export function ends() {
  console.log(failed ? `${failed} failed` : "All is well.");
  process.exit(failed ? 1 : 0);
}

export const focused = (page, ask) => page.evaluate(`(() => { const at = document.activeElement; return ${ask}; })()`);

/** Presses a key until what has the focus fulfils a condition on `at`. */
export async function to(page, condition, key = "Tab", most = 120) {
  for (let nth = 0; nth < most; nth += 1) {
    if (await focused(page, condition)) return "";
    if (key === "Shift+Tab") {
      await page.keyboard.down("Shift");
      await page.keyboard.press("Tab");
      await page.keyboard.up("Shift");
    } else {
      await page.keyboard.press(key);
    }
  }
  return `no key leads to ${condition}`;
}

export const named = (text) => `at.tagName === "BUTTON" && at.textContent.trim().startsWith(${JSON.stringify(text)})`;

/** What axe finds, in light and in dark. The report in its frame has a check of its own. */
export async function seen(page, name) {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.evaluate(axe);
    const found = await page.evaluate(
      (tags) => axe.run({ exclude: ["iframe"] }, { runOnly: tags, iframes: false, rules: { "target-size": { enabled: true } } }),
      tags,
    );
    const wrong = found.violations.map((rule) => `\n  ${rule.id}: ${rule.help}\n    ${rule.nodes.slice(0, 3).map((node) => `${node.target}: ${node.failureSummary}`).join("\n    ")}`);
    check(`${name}, ${scheme}: axe finds nothing`, found.passes.length < 12 ? `only ${found.passes.length} rules were tried` : wrong.join(""));
    await page.screenshot({ path: join(pictures, `studio-${name}-${scheme}.png`) });
  }
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
}

export const text = (page, selector) => page.evaluate((selector) => document.querySelector(selector)?.textContent ?? "", selector);
export const says = (page, words) => async () => (await text(page, "#status")).includes(words);

/** Listens on a page, whenever it is loaded. */
export const listens_on = (page) => page.on("load", () => page.evaluate(listens).catch(() => {}));

/** Keeps what the live region says, in the order in which who listens hears it. */
function listens() {
  window.heard = [];
  const region = document.getElementById("status");
  new MutationObserver(() => window.heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
}

/** Whether these were heard one after another since the last time, whatever was heard between them. */
export async function heard(page, ...texts) {
  const all = await page.evaluate(() => window.heard?.splice(0) ?? []);
  const left = all.reduce((left, one) => (left.length && one.includes(left[0]) ? left.slice(1) : left), texts);
  return left.length ? `“${left[0]}” was not heard in its turn: ${all.join(" | ")}` : "";
}

/** Goes down the list to the first sentence of a measure on a topic, and opens it. */
export async function open_sentence(page, words) {
  await to(page, "at.matches('.views a[href=\"#sentences\"]')", "Shift+Tab");
  await page.keyboard.press("Enter");
  await until(() => page.$(".part a"));
  await to(page, "at.matches('.part a')");
  await page.keyboard.press("Home");
  const wrong = await to(page, `at.textContent.includes(${JSON.stringify(words)})`, "ArrowDown", 200);
  await page.keyboard.press("Enter");
  return wrong || until(() => page.$("article .made"), "no sentence was opened");
}

/** Types into the fields of the form that is open, in their order, and saves by the key of its button. */
export async function fill(page, fields) {
  for (const [name, words] of fields) {
    await to(page, `at.name === ${JSON.stringify(name)}`);
    if (await focused(page, "at.matches('textarea, input[type=text]')")) {
      await page.keyboard.down("Control");
      await page.keyboard.press("a");
      await page.keyboard.up("Control");
    }
    await page.keyboard.type(words);
  }
}

/** What `diff` says of two folders, in its first line. */
export const diff = (before) => execFileSync(resolve(program), ["diff", before, folder], { encoding: "utf8" }).split("\n")[0];

export async function chord(page, modifiers, key) {
  for (const one of modifiers) await page.keyboard.down(one);
  await page.keyboard.press(key);
  for (const one of [...modifiers].reverse()) await page.keyboard.up(one);
}

export const table = join(folder, "data/observations.csv");
export const figures = () => readFileSync(table, "utf8");

/** Goes to a view by its name above. */
export async function view(page, name) {
  if ((await page.evaluate(() => location.hash)) === `#${name}`) return;
  const above = await focused(page, "Boolean(at.closest('header'))");
  await to(page, `at.matches('.views a[href="#${name}"]')`, above ? "Tab" : "Shift+Tab");
  await page.keyboard.press("Enter");
  await until(async () => (await text(page, `.views a[href="#${name}"][aria-current]`)).length > 0);
  await pause(300);
}

/** Goes down the figures to a measure, and opens it. */
export async function open_measure(page, words) {
  await view(page, "figures");
  await until(() => page.$(".figures tbody a"));
  await to(page, "at.matches('.figures tbody a')");
  await page.keyboard.press("Home");
  const wrong = await to(page, `at.textContent.includes(${JSON.stringify(words)})`, "ArrowDown", 60);
  await page.keyboard.press("Enter");
  return wrong || until(() => page.$(".own input"), "no measure was opened");
}

/** Types over the cell that has the focus. */
export async function over(page, words) {
  await chord(page, ["Control"], "a");
  await page.keyboard.type(words);
}

export const summary = (page) => text(page, "[data-of='summary']");
export const cell = (name) => `at.getAttribute('aria-label') === ${JSON.stringify(name)}`;

/** 200 per cent of 1366 by 768, and a telephone: nothing beyond the right edge. */
export async function narrow(page, name = "") {
  for (const [width, height] of [[683, 384], [320, 640]]) {
    await page.setViewport({ width, height });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(`${width} pixels: nothing beyond the right edge`, wide > 0 ? `${wide} pixels` : "");
    await page.evaluate(() => document.querySelector("form")?.scrollIntoView());
    await page.screenshot({ path: join(pictures, `studio-${name}${width}.png`) });
  }
  await page.setViewport({ width: 1366, height: 768 });
}
