// What the report says now is approved, in part and by its causes, as `test --review` has it, and that is taken back.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { check, commentary, fill, focused, folder, house, named, narrow, open_sentence, program, rules, says, seen, text, to, until, view } from "./person.mjs";

const place = join(folder, "expected/2024-25-q3");
/** The approved files as they stand; one that is just being written or taken away is not there. */
function approved() {
  const read = (name) => {
    try {
      return [[name, readFileSync(join(place, name), "utf8")]];
    } catch {
      return [];
    }
  };
  return readdirSync(place).filter((name) => !name.startsWith(".")).sort().flatMap(read);
}
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What `test` says of the folder. */
function tested() {
  try {
    return execFileSync(resolve(program), ["test", folder], { encoding: "utf8" });
  } catch (ended) {
    return ended.stdout;
  }
}

/** Goes to the view, and waits until it is read. */
async function compared(page) {
  await view(page, "approve");
  return until(async () => (await text(page, "#view h2")) === "Approve" && (await text(page, "#view [data-of='said']")).length > 0);
}

const answer = (title, nth) => `at.type === 'radio' && at.closest('label').textContent.trim() === ${JSON.stringify(title)} && [...document.querySelectorAll('.decide')].indexOf(at.closest('.decide')) === ${nth}`;

/** Gives an answer to one change: Tab leads to the group, the arrows to the answer. */
async function answers(page, title, nth, key = "Tab") {
  const wrong = await to(page, `at.type === 'radio' && [...document.querySelectorAll('.decide')].indexOf(at.closest('.decide')) === ${nth}`, key, 300);
  return wrong || to(page, answer(title, nth), "ArrowDown", 4);
}

/** What was saved since the approval, taken back at once. */
async function back_to_approved(page) {
  const before = commentary();
  for (const words of ["A first comment.", "A second comment."]) {
    await open_sentence(page, "Council answered within");
    await to(page, named("Add a comment"));
    await page.keyboard.press("Enter");
    await fill(page, [["text", words]]);
    await to(page, named("Save"));
    await page.keyboard.press("Enter");
    await until(() => commentary().includes(words));
  }
  await view(page, "steps");
  await until(async () => (await text(page, "#view h2")) === "Saved");
  check("what was saved since the approval can be taken back at once", await to(page, named("Take back all 2 since the last approval")));
  await seen(page, "steps-approved");
  await page.keyboard.press("Enter");
  check("and is", await until(() => commentary() === before, "it is not"));
  check("and that is said", await until(says(page, "all 2 since the last approval"), await text(page, "#status")));
}

export async function approves(page) {
  const [first, rules_before] = [approved(), house()];
  const other = 'replace("target missed")\n  .say(|i| `This ${if i.target.newly { "now misses" } else { "misses" }} its own ${i.target.text} (${i.target.apart}).`);\n';
  writeFileSync(rules, `${rules_before}\n${other}`);
  await until(() => page.evaluate(() => document.getElementById("report").contentDocument?.body?.textContent.includes("its own target")));
  check("what differs from what was approved is listed", (await compared(page)) || (await until(() => page.$(".decide"))));
  const said = (await text(page, "#view [data-of='said']")).replace(", beside what was approved.", "");
  check("as test counts it", tested().includes(said) ? "" : `${said} | ${tested().slice(0, 300)}`);
  check("by what it comes from", /Rule changed/.test(await text(page, "[data-of='groups']")) ? "" : await text(page, "[data-of='groups']"));
  check("what one changed oneself is a reminder", (await text(page, "[data-of='own']")).includes("Override added on “Assessments done within 45 days”") ? "" : await text(page, "[data-of='own']"));
  const count = (await page.$$(".decide")).length;
  await seen(page, "approve");
  await narrow(page, "approve-");
  check("a change is accepted by keys", await answers(page, "Accept", 0));
  check("and another rejected", await answers(page, "Reject", 1));
  check("which says where to mend it", await until(async () => /To mend: ./.test(await text(page, ".decide [data-of='rejected']:not([hidden])"))));
  check("why is asked", await to(page, "at.matches('[data-of=why]')"));
  await page.keyboard.type("not in our words");
  check("all of one edit are accepted at once", await to(page, `at.tagName === 'BUTTON' && /^Accept all \\d+ of this edit/.test(at.textContent)`, "Tab", 300));
  await page.keyboard.press("Enter");
  check("and that is said", await until(says(page, "accepted, 1 rejected"), await text(page, "#status")));
  await to(page, named("Approve "), "Tab", 300);
  await page.keyboard.press("Enter");
  check("who approves is asked", await until(() => focused(page, "at.name === 'who' && at.getAttribute('aria-invalid') === 'true'"), await text(page, "[data-of='refused']")));
  check("nothing is written yet", same(approved(), first) ? "" : "it is");
  await fill(page, [["who", "Jo Doe"], ["job", "Head of Performance"]]);
  await seen(page, "approve-decided");
  await to(page, named("Approve "));
  await page.keyboard.press("Enter");
  check("what was accepted is approved", await until(() => readFileSync(join(place, "text.snap"), "utf8").includes('by: "Jo Doe, Head of Performance"'), await text(page, "[data-of='refused']")));
  check("and said, with what is left to mend", await until(says(page, "rejected, to mend:"), await text(page, "#status")));
  check("the rest is still listed", await until(async () => (await page.$$(".decide")).length > 0 && (await page.$$(".decide")).length < count));
  check("and rejected is what was", await until(() => page.evaluate(() => [...document.querySelectorAll(".decide input[value=reject]")].some((one) => one.checked))));
  check("test goes on failing for it", /differ|read/.test(tested()) && !tested().includes("as approved\n") ? "" : tested().slice(0, 300));
  check("the rejection is kept, with why", readFileSync(join(place, "rejected.toml"), "utf8").includes('why = "not in our words"') && tested().includes("not in our words") ? "" : tested().slice(0, 300));
  check("who approved it is said", (await text(page, "[data-of='by']")).includes("Last approved by Jo Doe, Head of Performance") ? "" : await text(page, "[data-of='by']"));
  await page.reload();
  check("also when the page is loaded again", await until(async () => (await text(page, ".decide [data-of='kept']:not([hidden])")).includes("rejected by Jo Doe, Head of Performance"), await text(page, "#view"), 60000));
  await seen(page, "approved");
  await back_to_approved(page);
  await to(page, "at.id === 'undo' && at.textContent.includes('Approved in part')", "Shift+Tab", 300);
  await page.keyboard.press("Enter");
  check("Undo takes all of it back", await until(() => same(approved(), first), "it does not"));
  writeFileSync(rules, rules_before);
}
