// Holds finished pages against WCAG 2.2 AA in a headless Chromium that asks nothing of any network.
//
// check_web.mjs PROGRAMS PICTURES PAGE.html...
//
// PROGRAMS is the folder in which npm has put axe-core and puppeteer-core. Of each page: axe-core with the rules of WCAG 2.2 AA
// that it leaves off by itself, in light and dark, on pages of 1920, 1366 and 320 pixels; nothing beyond the right edge at 320 pixels and at 400 per cent; nothing fetched; no
// script; every link inside the page leads somewhere; the skip link is the first stop. The pictures are for a person to look at.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [programs, pictures, ...pages] = process.argv.slice(2);
const from = createRequire(join(resolve(programs), "package.json"));
const axe = readFileSync(from.resolve("axe-core/axe.min.js"), "utf8");
const { default: puppeteer } = await import(pathToFileURL(from.resolve("puppeteer-core")));

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const views = {
  wide: { width: 1920, height: 1080 },
  desk: { width: 1366, height: 768 },
  narrow: { width: 320, height: 640 },
  enlarged: { width: 320, height: 256, deviceScaleFactor: 4 }, // 1280 by 1024 at 400 per cent
};
let failed = 0;

/** Says whether it holds; `wrong` is empty or says why not. */
function check(what, wrong) {
  failed += wrong ? 1 : 0;
  console.log(`${wrong ? "FAILED" : "ok    "} ${what}${wrong ? `: ${wrong}` : ""}`);
}

/** What axe finds, a line a rule, with the first places. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run({ runOnly: tags, rules: { "target-size": { enabled: true } } }), tags);
  if (found.passes.length < 15) return `only ${found.passes.length} rules were tried`;
  return found.violations
    .map((rule) => `\n  ${rule.id} (${rule.nodes.length}): ${rule.help}\n    ${rule.nodes.slice(0, 3).map((node) => `${node.target}: ${node.failureSummary}`).join("\n    ")}`)
    .join("");
}

/** Whatever reaches beyond the right edge and cannot be scrolled on its own. */
const beyond = (page) =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return "";
    const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > room + 1);
    return `${document.documentElement.scrollWidth} of ${room} pixels: ${wide.slice(-5).map((one) => `${one.tagName}.${one.getAttribute("class")}`).join(", ")}`;
  });

/** Links of the contents on the band behind the title, which goes from edge to edge: axe does not see what is behind them. */
const banded = (page) =>
  page.evaluate(() => {
    const header = document.querySelector("header");
    if (getComputedStyle(header).borderImageSource === "none") return "";
    const foot = header.getBoundingClientRect().bottom;
    const on = [...document.querySelectorAll("nav a")].filter((link) => link.getBoundingClientRect().top < foot);
    return on.map((link) => link.textContent).join(", ");
  });

/** Lines and shapes under 3 to 1 against the paper. */
const faint = (page) =>
  page.evaluate(() => {
    const channels = (colour) => colour.match(/[\d.]+/g)?.map(Number);
    const light = ([red, green, blue]) => {
      const linear = [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const paper = light(channels(getComputedStyle(document.body).backgroundColor));
    const parts = [...document.querySelectorAll("svg :is(path, circle, rect, polyline, polygon)")];
    const weak = new Set();
    for (const part of parts.filter((part) => !part.classList.contains("wash"))) {
      const style = getComputedStyle(part);
      const contrasts = [style.fill, style.stroke].filter((colour) => colour.startsWith("rgb")).map((colour) => {
        const own = light(channels(colour));
        return (Math.max(own, paper) + 0.05) / (Math.min(own, paper) + 0.05);
      });
      // What is drawn in the colour of the paper stands on a shape that is not.
      const name = part.getAttribute("class") ?? part.parentElement.getAttribute("class");
      if (!contrasts.some((contrast) => contrast >= 3) && !/pen-on|dot/.test(name)) weak.add(`${part.tagName}.${name}`);
    }
    return [...weak].join(", ");
  });

/** Links that lead nowhere, and ids that stand twice. */
const loose = (page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    const twice = ids.filter((id, nth) => ids.indexOf(id) !== nth);
    const links = [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href").slice(1));
    return [...twice.map((id) => `#${id} stands twice`), ...links.filter((id) => !ids.includes(id)).map((id) => `#${id} is not there`)].join(", ");
  });

async function held(browser, file) {
  const name = basename(file, ".html");
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => request.url().startsWith("data:") || asked.push(request.url()));
  for (const [view, size] of Object.entries(views)) {
    await page.setViewport(size);
    await page.goto(pathToFileURL(resolve(file)).href);
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      check(`${name}, ${view}, ${scheme}: axe finds nothing`, await violations(page));
      check(`${name}, ${view}, ${scheme}: lines and shapes have 3 to 1`, await faint(page));
      if (view !== "enlarged") {
        await page.screenshot({ path: join(pictures, `${name}-${view}-${scheme}.png`), fullPage: true });
      }
    }
    check(`${name}, ${view}: nothing beyond the right edge`, await beyond(page));
    check(`${name}, ${view}: the contents are not on the band`, await banded(page));
  }
  check(`${name}: links lead somewhere and ids are single`, await loose(page));
  check(`${name}: no script`, await page.evaluate(() => (document.scripts.length ? `${document.scripts.length} scripts` : "")));
  await page.keyboard.press("Tab");
  check(`${name}: the skip link is the first stop`, await page.evaluate(() => (document.activeElement.matches("a.skip") ? "" : document.activeElement.outerHTML.slice(0, 80))));
  const own = pathToFileURL(resolve(file)).href;
  check(`${name}: nothing is fetched`, asked.filter((url) => url !== own).join(", "));
  await page.emulateMediaFeatures([]);
  await page.pdf({ path: join(pictures, `${name}.pdf`), preferCSSPageSize: true });
  await page.close();
}

const profile = mkdtempSync(join(tmpdir(), "check-web-"));
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  userDataDir: profile,
  args: quiet,
});
try {
  for (const file of pages) await held(browser, file);
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
