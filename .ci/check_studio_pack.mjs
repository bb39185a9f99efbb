// The pack of a meeting in the studio, as a person works on it by keys alone in a headless Chromium: opens it, moves an item and takes that
// back, meets an agenda that somebody else has changed, opens a report and comes back, looks at the other part, and publishes both.
// axe-core looks at every view, light and dark.
//
// check_studio_pack.mjs PROGRAMS PICTURES SCRUTINEER PACK
//
// PROGRAMS is the folder in which npm has put axe-core and puppeteer-core; PACK is the file of a pack, beside copies of its reports, which
// are written in.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { check, chord, ends, focused, folder as file, heard, named, narrow, opened, program, says, seen, sits_down, text, to, until, view } from "./studio/person.mjs";

/** A draft of a pack takes its time where the program is not built to be fast. */
const LONG = 180000;
const agenda = () => readFileSync(file, "utf8");
const titles = (page) => page.$$eval(".item h3", (all) => all.map((one) => one.textContent));
const numbers = (page) => page.$$eval(".item .at", (all) => all.map((one) => one.textContent));
const shows = (page, words) => page.evaluate((words) => document.getElementById("report").contentDocument?.body?.textContent.includes(words) ?? false, words);
const labelled = (words) => `at.getAttribute('aria-label') === ${JSON.stringify(words)}`;

/** Goes to a view by its name above; where the key is nowhere it stands before them. */
async function go(page, name) {
  if (await focused(page, "at === document.body")) await to(page, `at.matches('.views a[href="#${name}"]')`);
  await view(page, name);
}

/** The button of an item. Where the pack was read meanwhile, and its list made anew under the key, a person presses again. */
async function at_item(page, label, words) {
  let wrong = "";
  for (let tries = 0; tries < 3; tries += 1) {
    wrong = await once_at_item(page, label, words);
    if (!wrong) return wrong;
  }
  return wrong;
}

/** Tab leads to the list, the arrows to the item. */
async function once_at_item(page, label, words) {
  await go(page, "agenda");
  const wrong = await to(page, "at.closest('.item')");
  if (wrong) return wrong;
  await page.keyboard.press("Home");
  const lost = await to(page, `at.closest('.item').textContent.includes(${JSON.stringify(words)})`, "ArrowDown", 30);
  const is_it = `at.closest('.item') && at.dataset.of === ${JSON.stringify(label)}`;
  return lost || ((await to(page, is_it, "Tab", 3)) && to(page, is_it, "Shift+Tab", 6));
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

/** An item moved by keys alone, undone, and met by an agenda that somebody else has changed. */
async function orders(page) {
  const [first, was] = [agenda(), await titles(page)];
  check("an item is reached", await at_item(page, "up", "How another county reports"));
  await chord(page, ["Alt"], "ArrowUp");
  check("Alt with an arrow moves it", await until(() => agenda() !== first, "it stays"));
  const block = (text, number, words) => text.split("[[item]]").find((one) => one.includes(words) && one.includes(`number = ${number}\n`));
  check("with the number of its place", block(agenda(), 3, 'report = "anyshire"') && block(agenda(), 4, 'report = "leicestershire-2019-20-q3"') ? "" : agenda());
  check("and the same bytes", [...agenda()].sort().join("") === [...first].sort().join("") ? "" : agenda());
  check("that is said", await until(says(page, "Moved: “How another county reports: Anyshire’s performance in quarter 3 2024/25” is now item 3, 3 of 7."), await text(page, "#status")));
  check("it stands there", await until(async () => (await titles(page))[2].startsWith("How another county"), String(await titles(page))));
  check("under the same numbers", (await numbers(page)).join() === "1,2,3,4,5,6,7" ? "" : String(await numbers(page)));
  check("the key is still at it", await until(() => focused(page, "at.dataset.of === 'up' && at.closest('.item').textContent.includes('How another county')"), await focused(page, "at.outerHTML")));
  check("the pack has it so", await until(() => page.evaluate(() => /Agenda Item 3: How another county/.test(document.getElementById("report").contentDocument?.body?.textContent ?? "")), "it has not", LONG));
  check("a button moves it too", (await to(page, labelled("Move down: How another county reports: Anyshire’s performance in quarter 3 2024/25"))) || (await page.keyboard.press("Enter")));
  check("back to where it was", await until(() => agenda() === first, agenda()));
  await until(async () => (await titles(page)).join() === was.join(), "", LONG);
  check("and that is said", await until(says(page, "is now item 4, 4 of 7."), await text(page, "#status")));
  check("an exempt item is not put before a public one", await at_item(page, "up", "Bids for the residential"));
  await page.keyboard.press("Enter");
  check("that is said with why", await until(says(page, "exempt items come last"), await text(page, "#status")));
  check("and nothing is written", agenda() === first ? "" : agenda());
  check("the last item goes no further down", (await to(page, "at.dataset.of === 'down'")) || (await page.keyboard.press("Enter")));
  check("which is said", await until(says(page, "is the last item"), await text(page, "#status")));

  check("an item is reached again", await at_item(page, "down", "Minutes of the meeting"));
  writeFileSync(file, first.replace('title = "Dates of future meetings"', 'title = "Dates of meetings"'));
  await page.keyboard.press("Enter");
  check("both versions are shown", await until(async () => (await text(page, "[data-of='theirs']")).includes("Dates of meetings") && (await text(page, "[data-of='yours']")).includes("Dates of future meetings"), await text(page, "#view")));
  check("theirs stands in the file", agenda().includes('"Dates of meetings"') && agenda().indexOf("Minutes of") < agenda().indexOf("Declarations of") ? "" : agenda());
  await seen(page, "pack-conflict");
  await to(page, named("Move it in the file as it is now"));
  await page.keyboard.press("Enter");
  check("it is moved there when I say so", await until(() => agenda().includes('"Dates of meetings"') && agenda().indexOf("Minutes of") > agenda().indexOf("Declarations of"), agenda()));
  await until(async () => (await titles(page))[1].startsWith("Minutes"));
  check("Undo is reached", await to(page, "at.id === 'undo' && at.textContent.includes('Item moved: “Minutes of')", "Shift+Tab", 200));
  await page.keyboard.press("Enter");
  check("and takes it back, theirs staying", await until(() => agenda() === first.replace('title = "Dates of future meetings"', 'title = "Dates of meetings"'), agenda()));
  check("that is said", await until(says(page, "Taken back: Item moved"), await text(page, "#status")));
  writeFileSync(file, first);
  await until(async () => (await titles(page)).join() === was.join(), "", LONG);
}

/** Texts that name an item by its number are told before it has another, each with its place; nothing in them is changed. */
async function names(page) {
  const [first, minutes] = [agenda(), join(dirname(file), "pack-2020-03/minutes.md")];
  const [sound, title] = [readFileSync(minutes, "utf8"), "How another county reports"];
  const says_it = `${sound}\nThe figures of another county are at item 4.\n`;
  writeFileSync(minutes, says_it);
  await until(async () => !(await text(page, "#notices")).includes("There is an error"), "", LONG);
  check("an item that a text names is reached", await at_item(page, "up", title));
  await chord(page, ["Alt"], "ArrowUp");
  check("the text is told, with its place", await until(async () => (await text(page, "[data-of='conflict'] li")).includes("pack-2020-03/minutes.md:") && (await text(page, "[data-of='conflict'] li")).includes("at item 4."), await text(page, "#view")));
  check("with what it would name then", /Item 4 is “How another county.+” and would be “leicestershire-2019-20-q3”/.test(await text(page, "[data-of='conflict'] li")) ? "" : await text(page, "[data-of='conflict']"));
  check("that is said", await until(says(page, "Not moved yet: a text names an item"), await text(page, "#status")));
  check("and nothing is written", agenda() === first ? "" : agenda());
  await seen(page, "pack-named");
  await narrow(page, "pack-named-");
  await page.keyboard.press("Escape");
  check("Escape leaves it, and the key is at the item again", await until(() => focused(page, "at.dataset.of === 'up' && at.closest('.item').textContent.includes('How another county')"), await focused(page, "at.outerHTML")));
  await chord(page, ["Alt"], "ArrowUp");
  check("it is told again", await until(() => focused(page, named("Move it all the same"))));
  await page.keyboard.press("Enter");
  check("and moved when I say so", await until(() => agenda() !== first, "it stays"));
  check("the text is as it was", readFileSync(minutes, "utf8") === says_it ? "" : "it is not");
  await to(page, "at.id === 'undo' && at.textContent.includes('Item moved: “How another')", "Shift+Tab", 200);
  await page.keyboard.press("Enter");
  check("and taken back", await until(() => agenda() === first, agenda()));
  await until(says(page, "Taken back: Item moved"));
  check("all of it is heard in its turn", await heard(page, "Not moved yet", "Not moved yet", "Moved: “How another county", "Taken back: Item moved"));
  writeFileSync(minutes, sound);
  await until(async () => (await titles(page))[3]?.startsWith(title), "", LONG);
}

/** An error in a report of the pack, that report opened from there, mended, and the way back. */
async function goes_and_returns(page) {
  const comments = join(dirname(file), "anyshire/commentary.toml");
  const sound = readFileSync(comments, "utf8");
  const [whole, missing] = [agenda(), agenda().replace("pack-2020-03/minutes.md", "pack-2020-03/no-minutes.md")];
  writeFileSync(file, missing);
  check("an item whose paper is missing says so", await until(async () => (await text(page, ".item:nth-child(1) [data-of='faults']")) === "1 error", await text(page, ".item:nth-child(1)"), LONG));
  check("and it is said that the pack has an error", await until(says(page, "The pack has an error"), await text(page, "#status")));
  await go(page, "faults");
  check("of warnings nothing is said while they are not looked for", await until(async () => (await text(page, "#view")).includes("1 error. Once it is mended, more may be found."), await text(page, "#view")));
  writeFileSync(file, whole);
  check("and that it has been read again", await until(says(page, "The pack has been read: 7 items"), await text(page, "#status"), LONG));
  await go(page, "agenda");
  writeFileSync(comments, `${sound}\n[[comment]]\nindicator = "no such measure"\ntext = "x"\n`);
  check("an error of a report is told above", await until(async () => (await text(page, "#notices")).includes("There is an error"), await text(page, "#notices"), LONG));
  check("and at its item", await until(async () => /\d errors?/.test(await text(page, ".item:nth-child(4) [data-of='faults']")), await text(page, ".item:nth-child(4)")));
  await go(page, "faults");
  check("it is listed with its report", await until(async () => (await text(page, "#view")).includes("no such measure"), await text(page, "#view")));
  await seen(page, "pack-faults");
  check("from which that is opened", await to(page, named("Open the report anyshire")));
  await page.keyboard.press("Enter");
  check("the report is open", await until(async () => (await text(page, "#folder")) === "anyshire" && (await text(page, "#notices")).includes("There is an error"), await text(page, "body"), LONG));
  check("with the views of a report", await page.$eval(".views a[href='#figures']", (link) => link.offsetParent !== null) ? "" : "they are hidden");
  writeFileSync(comments, sound);
  check("it is mended", await until(async () => !(await text(page, "#notices")).includes("There is an error") && (await page.$(".part a")), await text(page, "#notices"), LONG));
  await seen(page, "pack-report");
  check("the way back is reached", await to(page, "at.id === 'back'", "Shift+Tab", 200));
  await page.keyboard.press("Enter");
  check("the pack is open again", await until(async () => (await page.$$(".item")).length === 7 && (await text(page, "#folder")) === basename(file), await text(page, "body"), LONG));
  check("and sound", await until(says(page, "The pack has been read: 7 items"), `${await text(page, "#status")} ${await text(page, "#notices")}`, LONG));
  check("a report is opened from its item", await at_item(page, "open", "How another county"));
  await page.keyboard.press("Enter");
  check("and is open", await until(async () => (await text(page, "#folder")) === "anyshire" && (await page.$(".part a")) && (await says(page, "The report has been read")()), await text(page, "#status"), LONG));
  await to(page, "at.id === 'back'", "Shift+Tab", 200);
  await page.keyboard.press("Enter");
  await until(async () => (await page.$$(".item")).length === 7 && (await says(page, "The pack has been read")()), "", LONG);
  check("the key is at its item again", await until(() => focused(page, "at.closest('.item')?.textContent.includes('How another county')"), await focused(page, "at.outerHTML")));
  await until(() => shows(page, "Exempt item"), "", LONG);
  check("the title of an item is reached", await at_item(page, "paper", "How another county"));
  await page.keyboard.press("Enter");
  const top = () => page.evaluate(() => document.getElementById("report").contentDocument.getElementById("item-4").getBoundingClientRect().top);
  check("and leads to its paper", await until(async () => Math.abs(await top()) < 300, String(await top())));
  await page.evaluate(() => document.getElementById("report").contentDocument.querySelector("[id^='item-4-p'][id$='-1']").click());
  check("a sentence clicked in the pack opens its report there", await until(() => page.evaluate(() => /^#sentence-/.test(location.hash)), await text(page, "#status"), LONG));
  await to(page, "at.id === 'back'", "Shift+Tab", 200);
  await page.keyboard.press("Enter");
  await until(async () => (await page.$$(".item")).length === 7 && (await says(page, "The pack has been read")()), "", LONG);
}

/** The private pack, and the public one again. */
async function parts(page) {
  check("the private pack is reached", (await to(page, "at.name === 'part'", "Shift+Tab")) || (await page.keyboard.press("ArrowRight")));
  check("it is shown, with what is exempt", await until(() => shows(page, "Quillfeather"), "it is not", LONG));
  check("and says that it is private", (await shows(page, "not for publication")) ? "" : "it does not");
  await to(page, "at.name === 'part' && at.value === 'B'");
  await page.keyboard.press("ArrowLeft");
  check("nothing of it stays on the page", await until(async () => (await shows(page, "Exempt item")) && !(await shows(page, "Quillfeather")), "it does", LONG));
  await comes_late(page);
}

/** An answer with the private pack that comes when the public one was chosen already: it is not shown as that. */
async function comes_late(page) {
  let late = null;
  await page.setRequestInterception(true);
  const holds = async (request) => {
    if (!/\/report\?/.test(request.url()) || late) return request.continue();
    const answer = await fetch(request.url(), { headers: { "X-Scrutineer": request.headers()["x-scrutineer"] } });
    const body = await answer.text();
    if (answer.ok && body.includes("Quillfeather")) late = () => request.respond({ status: 200, contentType: "text/html; charset=utf-8", body });
    else request.respond({ status: answer.status, contentType: answer.headers.get("Content-Type") ?? "text/plain", body });
  };
  page.on("request", holds);
  const part_shown = () => page.$eval("input[name='part']:checked", (radio) => radio.value);
  check("the key stays at the part that was chosen", (await focused(page, "at.name === 'part' && at.value === 'A'")) ? "" : await focused(page, "at.outerHTML"));
  await page.keyboard.press("ArrowRight");
  check("the private pack is on its way", await until(() => Boolean(late), "it is not", LONG));
  check("the key is at the part that is chosen", (await focused(page, "at.name === 'part' && at.checked && at.value === 'B'")) ? "" : await focused(page, "at.outerHTML"));
  await page.keyboard.press("ArrowLeft");
  check("the public one is chosen", await until(async () => (await part_shown()) === "A", await part_shown(), LONG));
  await late();
  let shown = false;
  check("the public one comes", await until(async () => {
    shown ||= await shows(page, "Quillfeather");
    return shows(page, "Exempt item");
  }, "it does not", LONG));
  check("and what came late is not shown as it", shown ? "it is" : "");
  page.off("request", holds);
  await page.setRequestInterception(false);
  check("the part that is marked is the one that is shown", (await part_shown()) === "A" ? "" : await part_shown());
}

/** Both parts, in three editions: what is not approved is named first, and nothing exempt gets into the public one. */
async function publishes(page) {
  const place = dirname(file);
  const stem = basename(file, ".toml");
  const comments = join(place, "anyshire/commentary.toml");
  const sound = readFileSync(comments, "utf8");
  writeFileSync(comments, sound.replace("clinics have added sessions", "clinics have added evening sessions"));
  await go(page, "publish");
  check("how the reports stand is listed, what is not approved first", await until(async () => (await text(page, "[data-of='reports'] li")).includes("Not approved") && (await text(page, "[data-of='reports'] li")).includes("anyshire: otherwise than approved"), await text(page, "#view"), LONG));
  check("by when to publish is said", (await text(page, "[data-of='notice']")).includes("Monday 24 February 2020") ? "" : await text(page, "#view"));
  await seen(page, "pack-publish");
  await narrow(page, "pack-publish-");
  check("to publish is reached", await to(page, named("Publish Part A")));
  await page.keyboard.press("Enter");
  check("it is named first", await until(async () => (await text(page, "[data-of='refused']")).includes("a report is not approved as it is"), await text(page, "#view"), LONG));
  check("and nothing is written", existsSync(join(place, `${stem}.pdf`)) ? "it is" : "");
  check("the key is at what is to be said", await until(() => focused(page, "at.name === 'although'")));
  await page.keyboard.press("Space");
  await to(page, "at.name === 'format' && at.value === 'html'", "Shift+Tab");
  await page.keyboard.press("Space");
  await to(page, "at.name === 'format' && at.value === 'text'");
  await page.keyboard.press("Space");
  writeFileSync(join(place, `${stem}.html`), "somebody else's");
  await to(page, named("Publish Part A"));
  await page.keyboard.press("Enter");
  check("the PDF is made", await until(() => existsSync(join(place, `${stem}.pdf`)), await text(page, "#view"), LONG));
  check("a file of another's is not written over", await until(() => focused(page, `at.textContent === 'Write over ${stem}.html'`), await text(page, "#view"), LONG));
  check("and stands", readFileSync(join(place, `${stem}.html`), "utf8") === "somebody else's" ? "" : "it does not");
  await page.keyboard.press("Enter");
  check("until I say so", await until(() => readFileSync(join(place, `${stem}.html`), "utf8").includes("Exempt item"), await text(page, "#view"), LONG));
  check("where it was put is said, and what was checked", await until(async () => (await text(page, `[data-name="${stem}.pdf"]`)).includes("PDF/UA-1 and PDF/A-3a") && (await text(page, `[data-name="${stem}.html"]`)).includes("one exempt paper was neither drafted nor put in"), await text(page, "#view"), LONG));
  check("and heard, when the next is made too", await until(says(page, `Made: ${stem}.html, ${stem}.txt`), await text(page, "#status"), LONG));
  check("it can be opened", (await page.$eval(`[data-name="${stem}.pdf"] button`, (one) => one.getAttribute("aria-label"))) === `Open it: ${stem}.pdf` ? "" : await text(page, `[data-name="${stem}.pdf"]`));
  await seen(page, "pack-published");
  check("what was done is in sight", await page.$eval(`[data-name="${stem}.txt"]`, (one) => one.getBoundingClientRect().top < innerHeight) ? "" : "it is below the edge");
  check("the private one is chosen", (await to(page, "at.name === 'part'", "Shift+Tab")) || (await page.keyboard.press("ArrowRight")));
  check("and stands on the right", await until(() => shows(page, "Quillfeather"), "it does not", LONG));
  await to(page, "at.name === 'although'");
  if (!(await focused(page, "at.checked"))) await page.keyboard.press("Space");
  await to(page, named("Make Part B"));
  await page.keyboard.press("Enter");
  check("the private pack is made beside it", await until(() => ["pdf", "html", "txt"].every((end) => existsSync(join(place, `${stem}-part-b.${end}`))), await text(page, "#view"), LONG));
  const words = (name) => readFileSync(join(place, name), "utf8");
  const exempt = ["Quillfeather", "Oxbow", "Marlstone", "£4,385", "residential placements framework"];
  await view(page, "agenda");
  check("the agenda has the part that is shown", (await page.$eval("input[name='part']:checked", (radio) => radio.value)) === "B" ? "" : "it has the other");
  await to(page, "at.name === 'part' && at.value === 'B'");
  await page.keyboard.press("ArrowLeft");
  await until(async () => (await shows(page, "Exempt item")) && !(await shows(page, "Quillfeather")), "", LONG);
  check("with all exempt words", exempt.filter((one) => !words(`${stem}-part-b.txt`).includes(one)).join());
  check("of which none is in the public one", exempt.filter((one) => words(`${stem}.html`).includes(one)).join());
  check("as the verb makes it", execFileSync(resolve(program), ["pack", file, "--format", "html", "-o", "-"], { encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] }) === words(`${stem}.html`) ? "" : "it is another");
  writeFileSync(comments, sound);
}

/** A second studio on the same pack. */
async function two(browser) {
  const second = opened(file);
  try {
    await until(() => second.links.length > 0);
    const page = await browser.newPage();
    await page.goto(second.links[0]);
    check("who opens the pack too is told who has it", await until(async () => (await text(page, "#notices")).includes("has had this pack open in the studio since"), await text(page, "#notices"), LONG));
    await page.close();
  } finally {
    second.child.kill();
  }
}

await sits_down(opened(file), async (page, browser) => {
  await looks(page);
  await orders(page);
  await names(page);
  await goes_and_returns(page);
  await parts(page);
  await publishes(page);
  await two(browser);
});
ends();
