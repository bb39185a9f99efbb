// Holds finished pages against WCAG 2.2 AA in a headless Chromium that asks nothing of any network.
//
// check_web.mjs PROGRAMS PICTURES PAGE.html...
//
// PROGRAMS is the folder in which npm has put axe-core and puppeteer-core. Of each page: axe-core with the rules of WCAG 2.2 AA
// that it leaves off by itself, in light and dark, on pages of 1920, 1366 and 320 pixels; nothing beyond the right edge at 320 pixels, at 400 per cent, with the spacing of
// WCAG 1.4.12 and with letters of twice the size, and no words on others; the whole page walked with the Tab key: every stop in order, in sight and in a ring of 3 to 1 that
// nothing cuts; lines and shapes in forced colours; nothing fetched; no script; every link inside the page leads somewhere; the skip link is the first stop, and not in
// print. The pictures are for a person to look at.
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
// What WCAG 1.4.12 lets a reader set.
const spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }";
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

/** Words on other words. Those of a drawing are one picture with its alternative text, and what is only heard is in a box of a pixel. */
const piled = (page) =>
  page.evaluate(() => {
    const isHeard = (one) => one !== null && (getComputedStyle(one).clipPath !== "none" || isHeard(one.parentElement));
    const lines = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const parent = text.parentElement;
      if (!text.data.trim() || !parent.checkVisibility({ contentVisibilityAuto: true }) || isHeard(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      lines.push(...[...range.getClientRects()].map((box) => ({ box, text })));
    }
    lines.sort((one, other) => one.box.top - other.box.top);
    const called = ({ text }) => `"${text.data.trim().slice(0, 30)}"`;
    const found = new Set();
    for (const [nth, line] of lines.entries()) {
      for (let behind = nth + 1; behind < lines.length && lines[behind].box.top < line.box.bottom; behind += 1) {
        const other = lines[behind];
        const across = Math.min(line.box.right, other.box.right) - Math.max(line.box.left, other.box.left);
        const down = Math.min(line.box.bottom, other.box.bottom) - other.box.top;
        const isOver = across > 2 && down > 0.35 * Math.min(line.box.height, other.box.height);
        if (isOver && other.text !== line.text) found.add(`${called(line)} and ${called(other)}`);
      }
    }
    return [...found].slice(0, 5).join(", ");
  });

/** What is wrong with the stop that the Tab key is at; `null` beyond the last. */
const stop = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const light = (colour) => {
      const linear = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    /** The nearest of those round it of which this holds. */
    const round = (from, holds) => (from === null || holds(getComputedStyle(from)) ? from : round(from.parentElement, holds));
    const ring = getComputedStyle(one);
    const paper = round(one, (style) => style.backgroundColor !== "rgba(0, 0, 0, 0)");
    const [dark, bright] = [ring.outlineColor, getComputedStyle(paper).backgroundColor].map(light).sort((one, other) => one - other);
    const reach = parseFloat(ring.outlineWidth) + parseFloat(ring.outlineOffset);
    const boxes = [...one.getClientRects()];
    const frame = round(one.parentElement, (style) => style.overflowX !== "visible")?.getBoundingClientRect();
    const isOnTop = ({ left, right, top, bottom }) => {
      const within = (at, most) => Math.min(Math.max(at, 0), most - 1);
      return one.contains(document.elementFromPoint(within((left + right) / 2, innerWidth), within((top + bottom) / 2, innerHeight)));
    };
    const faults = {
      "has no ring": ring.outlineStyle !== "solid" || parseFloat(ring.outlineWidth) < 2,
      "has a faint ring": (bright + 0.05) / (dark + 0.05) < 3,
      "has a ring that is cut": frame && boxes.some(({ left, right }) => left - reach < frame.left || right + reach > frame.right),
      "is out of sight or covered": !boxes.some(isOnTop),
    };
    return {
      place: [...document.querySelectorAll("*")].indexOf(one),
      called: `${one.tagName} "${one.textContent.trim().slice(0, 30)}"`,
      wrong: Object.keys(faults).filter((fault) => faults[fault]),
    };
  });

/** The page walked with the Tab key: each stop once, in the order of the page, and out at its end. */
async function walked(page) {
  const stops = await page.evaluate(() => [...document.querySelectorAll("a[href], summary, [tabindex='0']")].filter((one) => one.checkVisibility()).length);
  const wrong = [];
  let [reached, last] = [0, -1];
  while (reached <= stops) {
    await page.keyboard.press("Tab");
    const at = await stop(page);
    if (at === null) break;
    wrong.push(...at.wrong.map((fault) => `${at.called} ${fault}`));
    if (at.place <= last) wrong.push(`${at.called} is out of order`);
    last = at.place;
    reached += 1;
  }
  if (reached !== stops) wrong.push(`${reached} of ${stops} stops`);
  return wrong.slice(0, 5).join("; ");
}

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

/** What is below the first screen of a page for members, though it should be on it. */
const below = (page) =>
  page.evaluate(() => {
    const first = [".lead", "table"].map((one) => document.querySelector(`main > .glance ${one}`));
    return first.filter((one) => one !== null).filter((one) => one.getBoundingClientRect().bottom > innerHeight).map((one) => one.className || one.tagName).join(", ");
  });

/** What the settings of a reader's machine and a printer do to the page: `session` sets what puppeteer has no word for. */
async function settings(page, name) {
  const session = await page.createCDPSession();
  await page.setViewport(views.desk);
  for (const scheme of ["light", "dark"]) {
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }, { name: "prefers-color-scheme", value: scheme }] });
    const forced = await page.evaluate(() => matchMedia("(forced-colors: active)").matches);
    check(`${name}, forced colours, ${scheme}: lines and shapes have 3 to 1`, forced ? await faint(page) : "the colours are not forced");
  }
  await session.send("Emulation.setEmulatedMedia", { features: [] });
  await page.setViewport({ width: 1280, height: 1024 });
  await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await page.reload();
  const letters = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  check(`${name}, letters of twice the size: nothing beyond the right edge`, letters === 32 ? await beyond(page) : `the letters are of ${letters} pixels`);
  check(`${name}, letters of twice the size: no words are on others`, await piled(page));
  await session.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
  await page.reload();
  await page.keyboard.press("Tab");
  check(`${name}: the skip link is the first stop`, await page.evaluate(() => (document.activeElement.matches("a.skip") ? "" : document.activeElement.outerHTML.slice(0, 80))));
  await page.emulateMediaType("print");
  check(`${name}, printed: no skip link`, await page.evaluate(() => (document.querySelector("a.skip").checkVisibility() ? "it is there" : "")));
  await page.emulateMediaType(null);
  await session.detach();
}

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
    check(`${name}, ${view}: no words are on others`, await piled(page));
    if (view === "desk" || view === "narrow") check(`${name}, ${view}: every stop is seen, in order`, await walked(page));
    const spaced = await page.addStyleTag({ content: spacing });
    check(`${name}, ${view}, spaced: nothing beyond the right edge`, await beyond(page));
    check(`${name}, ${view}, spaced: no words are on others`, await piled(page));
    await spaced.evaluate((one) => one.remove());
    if (view === "desk") check(`${name}, ${view}: lead and picture are on the first screen`, await below(page));
  }
  check(`${name}: links lead somewhere and ids are single`, await loose(page));
  check(`${name}: no script`, await page.evaluate(() => (document.scripts.length ? `${document.scripts.length} scripts` : "")));
  await settings(page, name);
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
