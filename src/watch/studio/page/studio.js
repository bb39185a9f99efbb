// The studio: follows the state of the folder, and shows the view that the address names.

import * as about from "./about.js";
import * as approve from "./approve.js";
import { asked, data, enter, save, stop_sending, works_on } from "./ask.js";
import * as begin from "./begin.js";
import * as bring from "./bring.js";
import * as cases from "./cases.js";
import * as entries from "./entries.js";
import * as figures from "./figures.js";
import * as frame from "./frame.js";
import * as grid from "./grid.js";
import * as keep from "./keep.js";
import * as lists from "./lists.js";
import { counted, made, part, say, say_also } from "./made.js";
import * as pack from "./pack.js";
import * as pdf from "./pdf.js";
import * as publish from "./publish.js";
import { made_by } from "./sentence.js";
import { closed, is_typing, may_go, told_of_change } from "./typing.js";
import * as what_if from "./what_if.js";
import * as wording from "./wording.js";

const view = document.getElementById("view");
let report = { sections: [], period: "" };
let sentences = [];
let state = null;
/** The sentence that was opened last: the list comes back to it. */
let current = null;
/** Each view is shown once at a time: what comes late is thrown away. */
let turn = 0;

/** Shows the view of the address. `moved`: whether one has gone there, and the heading is to be read. */
async function show(moved) {
  const here = (turn += 1);
  const [, nth] = location.hash.match(/^#sentence-(\d+)$/) ?? [];
  const measure = of_address(location.hash.match(/^#measure-(.+)$/)?.[1]);
  const supposed = of_address(location.hash.match(/^#whatif-(.+)$/)?.[1]);
  const name = at_pack()
    ? (location.hash.match(/^#(agenda|faults|publish|steps)$/) ?? [, "agenda"])[1]
    : nth !== undefined ? "sentences" : measure || supposed ? "figures" : (location.hash.match(/^#(sentences|figures|bring|faults|words|cases|approve|publish|steps|about)$/) ?? [, "sentences"])[1];
  for (const link of document.querySelectorAll(".views a, header .about")) {
    if (link.hash === `#${name === "bring" ? "figures" : name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const node = at_pack() ? await of_pack(name) : nth !== undefined && sentences[nth] ? await sentence(Number(nth)) : measure ? await figures.measure(measure) : supposed ? await what_if.view(supposed) : await list(name);
  if (here !== turn) return;
  // One has begun to type while this was read: nothing is taken from under their hands.
  if (!moved && is_typing()) return told_of_change();
  // What is the same stays as it is, with whatever is unfolded in it.
  const text = node.outerHTML;
  if (!moved && text === shown) return;
  shown = text;
  const [key, top, height] = [moved ? null : key_of(document.activeElement), view.scrollTop, height_of(document.activeElement)];
  const stepped = ["next", "previous"].find((name) => document.activeElement === part(view, name));
  const chooses = document.activeElement?.name === "part" && view.contains(document.activeElement);
  view.replaceChildren(node);
  if (!moved) {
    view.scrollTop = top;
    const same = key && [...view.querySelectorAll(STOPS)].find((one) => key_of(one) === key);
    if (key) (same || view.querySelector("h2")).focus({ preventScroll: true });
    // What was pressed stays under the pointer, wherever in the list it is now: pressed again it does the same.
    if (same) view.scrollTop += height_of(same) - height;
    return;
  }
  const link = ["sentences", "figures"].includes(name) && nth === undefined && !measure && !supposed && view.querySelector("a[tabindex='0']");
  if (nth !== undefined && sentences[nth]) say(where(sentences[nth]));
  const item = name === "agenda" && at_pack() && pack.comes_back() && view.querySelector(".item button[tabindex='0']");
  const stop = (stepped && view.querySelector(`[data-of="${stepped}"]:not(:disabled)`)) || (chooses && view.querySelector("input[name='part'][checked]")) || item;
  (stop || (came_back(name) && link) || view.querySelector("h2")).focus();
}

/** How far down in the window something begins. */
const height_of = (one) => one?.getBoundingClientRect().top ?? 0;

/** A name as an address has it; nothing of what is none. */
function of_address(text) {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whether one was in something of this list before. */
const came_back = (name) => (name === "figures" ? figures.was_open() : current !== null);

/** The view as it was last made. */
let shown = "";
const STOPS = "a, button, summary, input, textarea, select, [tabindex]";

/** By what a stop of the tab key in the view is known again when it is made anew; nothing of one elsewhere. */
function key_of(node) {
  if (!node?.closest?.("#view")) return null;
  return [node.tagName, node.dataset.of, node.getAttribute("href"), node.getAttribute("aria-label"), node.type === "radio" ? node.value : "", node.textContent].join("|");
}

/** Whether it is a pack that is open, and not a report. */
const at_pack = () => document.body.classList.contains("at-pack");

async function of_pack(name) {
  if (name === "faults") return lists.faults({}, pack.ways());
  if (name === "steps") return lists.steps();
  if (name === "publish") return publish.of_pack();
  return pack.view();
}

async function list(name) {
  if (name === "figures") return figures.list();
  if (name === "bring") return bring.view(dropped);
  if (name === "faults") return lists.faults(await figures.measures_told());
  if (name === "words") return lists.words();
  if (name === "cases") return cases.view();
  if (name === "approve") return approve.view();
  if (name === "publish") return publish.of_report();
  if (name === "steps") return lists.steps();
  if (name === "about") return about.view();
  frame.point(null);
  return lists.sentences(sentences, current, (state?.changed ?? []).map((spot) => spot.at));
}

/** A file that was dropped on the page, on its way to where it is brought in. */
let dropped = null;
function drop(file) {
  if (state?.beginning || at_pack()) return;
  if (is_typing()) return say("Save or cancel first what is typed, then drop the file again.");
  dropped = file;
  if (location.hash === "#bring") show(true).then(() => (dropped = null));
  else location.hash = "bring";
}

/** Where one is, for those who listen. */
const where = (one) => `${one.address ? `Sentence ${one.address}` : one.heading}, ${one.nth + 1} of ${sentences.length}: ${one.text}`;

async function sentence(nth) {
  const one = sentences[nth];
  current = nth;
  const node = made("sentence", { at: one.address ? `Sentence ${one.address}` : one.heading, of: `${nth + 1} of ${sentences.length}`, text: one.text });
  const what = one.address || one.because.flatMap((because) => because.indicators)[0];
  // Page 1 has no numbers: what is behind it is found in the whole.
  const behind = what ? `/explain?what=${encodeURIComponent(what)}` : one.because.length ? "/explain" : null;
  const explained = (behind && (await data(behind))) ?? { trace: { indicators: [], together: [], whole: [] }, evidence: {} };
  const go = (name, to) => {
    const button = part(node, name);
    button.disabled = !sentences[to];
    button.addEventListener("click", () => (location.hash = `sentence-${to}`));
  };
  go("previous", nth - 1);
  go("next", nth + 1);
  if (!one.because.length) {
    part(node, "made").append(Object.assign(document.createElement("p"), { textContent: "Fixed text of report.toml: it is changed there." }));
  }
  for (const [at, because] of one.because.entries()) {
    const section = made_by(explained, because);
    const may = !because.by_hand && (because.indicators.length || one.address);
    const button = part(section, "override");
    button.hidden = !may;
    button.addEventListener("click", () => entries.override(part(section, "form"), one, at, button));
    part(section, "may").hidden = because.by_hand;
    const keeps = part(section, "keep");
    keeps.addEventListener("click", () => keep.of_sentence(part(section, "form"), one, at, keeps));
    const [of] = because.indicators;
    part(section, "whatif").hidden = because.indicators.length !== 1;
    part(section, "whatif").href = `#whatif-${encodeURIComponent(of)}`;
    const change = part(section, "wording");
    change.addEventListener("click", () => wording.of_rule(part(section, "form"), because.rule, because.figures, change));
    part(node, "made").append(section);
  }
  const ids = [...new Set(one.because.flatMap((because) => because.indicators))];
  if (ids.length) part(node, "beside").append(...ids.map((id) => beside(id)));
  frame.point(one.address);
  return node;
}

/** What the report calls a measure. */
const name_of = (id) => (report.dashboard?.groups ?? []).flatMap((group) => group.rows).find((one) => one.id === id)?.name ?? id;

/** What the officer has written on a measure, and what may be added. */
function beside(id) {
  const node = made("beside", { title: `Your words on “${name_of(id)}”` });
  const title = part(node, "title");
  title.id = `beside-${id}`;
  node.setAttribute("aria-labelledby", title.id);
  part(node, "entries").append(...entries.all().filter((entry) => entry.keys.indicator === id).map((entry) => entries.card(entry)));
  for (const kind of ["comment", "action"]) {
    const button = part(node, kind);
    button.addEventListener("click", () => entries.add(part(node, "form"), kind, id, button));
  }
  return node;
}

/** The sentence in whose place an override is to stand, as the rules now say it. */
function sentence_of(entry) {
  const { indicator, topic, paragraph, rule } = entry.keys;
  for (const sentence of sentences) {
    const nth = sentence.because.findIndex((because) =>
      indicator ? because.indicators.includes(indicator) && because.topic === topic : sentence.address.startsWith(`${paragraph}.`) && (!rule || because.rule === rule));
    if (nth >= 0) return { sentence, nth, text: sentence.text };
  }
  return null;
}

/** What is to be known whatever one does, in the state that there is. */
function notices() {
  const told = [];
  const other = state.open_elsewhere;
  if (other) {
    const since = other.since ? ` since ${new Date(other.since * 1000).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })}` : "";
    told.push([`${other.name}${other.computer ? ` at ${other.computer}` : ""} has had this ${at_pack() ? "pack" : "folder"} open in the studio${since}. Nothing is written over without a question.`, false]);
  }
  const what = at_pack() ? "pack" : "report";
  if (state.reading) told.push([`The ${what} is being read.`, false]);
  else if (!state.current && state.version) told.push([`There is an error${frame.is_shown() ? `: the ${what} on the right is the last good one` : `, and no ${what} yet`}. “To mend” lists what to do.`, true]);
  if (is_hidden) told.push(["What reads differently now is out of sight in the report.", false, "Show it", shows_changed]);
  if (failing) told.push([`${counted(failing, "case does", "cases do")} not come out: “Cases” says which, and why.`, true]);
  notify(told);
}

/** How many cases do not come out. */
let failing = 0;

/** Whether something in the report reads differently where nobody sees it: it does not jump there by itself. */
let is_hidden = false;
function shows_changed() {
  frame.go_to_changed();
  document.getElementById("work").focus();
}
frame.when_moved(() => {
  if (!is_hidden || frame.is_out_of_sight()) return;
  is_hidden = false;
  notices();
});

/** Shows these above everything, each with whether it is bad, and with what a button does about it. */
function notify(told) {
  const place = document.getElementById("notices");
  place.hidden = !told.length;
  // What stands there already stays, with the key that may be at it.
  const text = JSON.stringify(told);
  if (place.dataset.told === text) return;
  place.dataset.told = text;
  place.replaceChildren(...told.map(([said, bad, label, act]) => {
    const node = made("notice", {});
    node.textContent = label ? `${said} ` : said;
    if (label) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      button.addEventListener("click", act);
      node.append(button);
    }
    node.classList.toggle("bad", bad);
    return node;
  }));
}

/** Why nothing can be read now: said once, and shown until it can. */
function in_the_way(said) {
  if (document.getElementById("notices").textContent !== said) say(said);
  notify([[said, true]]);
}

function standing({ undo, redo, to_write }) {
  const count = state.told.length + to_write;
  document.getElementById("fault-count").textContent = count ? `(${count})` : "";
  for (const [name, what] of Object.entries({ undo, redo })) {
    const button = document.getElementById(name);
    const title = name === "undo" ? "Undo" : "Redo";
    button.disabled = !what;
    button.textContent = button.title = what ? `${title}: ${what}` : title;
  }
}

for (const name of ["undo", "redo"]) {
  document.getElementById(name).addEventListener("click", async () => {
    const answer = await save(`/${name}`, {}, { said: "It is not known whether it was done: the program did not answer" });
    const did = name === "undo" ? "Taken back" : "Made again";
    say(answer.ok ? `${did}: ${answer.saved}.` : answer.is_open ? `${answer.said}.` : answer.status === 409 ? `Not done: ${answer.said}, by hand or by somebody else. It stays as it is.` : `Not done: ${answer.said}.`);
    if (answer.standing) standing(answer.standing);
    if (at_pack()) await pack.read_again(state);
    else entries.take(answer.entries);
    await when_saved();
  });
}

/** Shows what was saved; what comes of it is read when it is drafted. */
async function when_saved(answer) {
  shown = "";
  if (answer?.standing) standing(answer.standing);
  if (!is_typing()) await show(false);
}

/** Reads everything again that an edit can change. */
async function shown_again() {
  if (at_pack()) {
    failing = 0;
    await pack.read_again(state);
    return is_typing() ? told_of_change() : show(false);
  }
  await entries.read_again();
  failing = await cases.put_again();
  document.getElementById("case-count").textContent = failing ? `(${failing})` : "";
  report = (await data("/report.json")) ?? report;
  const before = sentences[current];
  sentences = lists.sentences_in(report);
  // The sentence that was open may stand elsewhere now.
  const again = before ? sentences.find((one) => one.text === before.text && one.address === before.address) ?? sentences.find((one) => one.address && one.address === before.address) : null;
  if (again && again.nth !== current) {
    if (location.hash === `#sentence-${current}`) history.replaceState(null, "", `#sentence-${again.nth}`);
    current = again.nth;
  }
  if (is_typing()) told_of_change();
  else await show(false);
}

/** Where no report is open, one is opened or made. */
function nothing_open(now) {
  notify([]);
  if (!state?.beginning) {
    state = now;
    document.body.classList.add("beginning");
    const node = begin.view(now.beginning, () => {
      state = null;
      location.hash = "sentences";
      setTimeout(follow, 200);
    });
    view.replaceChildren(node);
    view.querySelector("h2").focus();
  }
}

/** Another report is open than the one that this page has shown: nothing of that stays but what is typed. */
function another_open(folder) {
  [report, sentences, current, shown] = [{ sections: [], period: "" }, [], null, ""];
  if (!is_typing()) return show(false);
  const why = `another report, ${folder}, has been opened in another tab: what is typed here was for the one before`;
  stop_sending(why);
  say(`${why}. Copy it, and reload this page.`);
}

/** Whether nothing has been read yet of what is open. */
let is_new = true;

/** What was said of that last. */
let said_read = "";

/** What is said when it has been. */
function has_been_read() {
  if (at_pack()) return pack.in_words(state);
  if (!sentences.length) return state.current ? "The report has been read." : "The report has an error: “To mend” lists what to do.";
  return "The report has been read. Open a sentence to see why it is there.";
}

/** A report is open, or a pack: by what it is called, with its own views, and from a report of a pack the way back. */
function opens(now) {
  document.getElementById("folder").textContent = now.folder;
  document.body.classList.toggle("at-pack", Boolean(now.part));
  const back = document.getElementById("back");
  back.hidden = !now.back_to;
  back.title = now.back_to ?? "";
  document.getElementById("report").title = now.part ? `The pack as it is printed, Part ${now.part}` : "The report as it is printed";
}
document.getElementById("back").addEventListener("click", () => may_go() && pack.back());

async function follow() {
  try {
    const answer = await asked(state ? `/state?page=${state.version}&pdf=${state.pdf.version}` : "/state");
    if (answer.status === 403) {
      in_the_way("This page has no key. Open the link that the program shows in its window.");
      setTimeout(follow, 2000);
      return;
    }
    const now = await answer.json();
    if (now.beginning) return nothing_open(now);
    document.body.classList.remove("beginning");
    // What comes late is of what was open before.
    if (works_on(now.nth) !== now.nth) return setTimeout(follow, 50);
    const drafted = now.version !== state?.version;
    if (state?.folder && state.folder !== now.folder && ![true, now.folder].includes(going)) another_open(now.folder);
    state = now;
    opens(state);
    standing(state);
    pdf.buttons(state);
    if (drafted && state.version) {
      await Promise.all([shown_again(), frame.show(state.changed)]);
      document.getElementById("title").textContent = (at_pack() ? pack.title() : report.title) ?? "Scrutineer studio";
      // What was said of it before may not be so any more.
      const read = has_been_read();
      if (!state.reading && (is_new || (at_pack() && read !== said_read))) say_also(read);
      if (!state.reading) said_read = read;
      if (!is_new && state.changed.length) say_also(frame.is_out_of_sight() ? `${state.said} It is out of sight in the report.` : state.said);
      if (opens_at && sentences.length) {
        const found = sentences.find((one) => one.address === opens_at);
        opens_at = null;
        if (found) location.hash = `sentence-${found.nth}`;
      }
      is_hidden = frame.is_out_of_sight();
      is_new &&= state.reading;
    }
    notices();
    setTimeout(follow, state.version ? 0 : 200);
  } catch {
    in_the_way("The program has stopped: this is the last page it showed. What you typed is still here. Start it again and open its link in another tab.");
    setTimeout(follow, 2000);
  }
}

/** The address that is shown: where what is typed is not to be lost, one stays there. */
let here_is = location.hash;
addEventListener("hashchange", () => {
  // The link of a page that is open already lets it in again.
  if (/^#[0-9a-f]{32}$/.test(location.hash)) return location.reload();
  if (location.hash === "#work" || !state || state.beginning) return;
  if (!may_go()) return history.replaceState(null, "", here_is || "#sentences");
  // However that view is left, the file goes.
  if (here_is === "#bring") bring.leave();
  here_is = location.hash;
  show(true).then(() => (dropped = null));
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && /^#sentence-/.test(location.hash)) location.hash = "sentences";
  if (event.key === "Escape" && /^#whatif-/.test(location.hash)) location.hash = location.hash.replace("whatif", "measure");
  else if (event.key === "Escape" && /^#measure-/.test(location.hash) && !is_typing()) location.hash = "figures";
});
addEventListener("beforeunload", (event) => {
  if (is_typing()) event.preventDefault();
});
frame.when_chosen(async (address, item) => {
  if (item && at_pack()) {
    opens_at = address;
    if (may_go() && (await pack.open_item(item))) return;
    opens_at = null;
    return;
  }
  const found = sentences.find((one) => one.address === address);
  if (found) location.hash = `sentence-${found.nth}`;
});
/** The sentence that a report is opened at, once it is read. */
let opens_at = null;

/** The folder that this page itself opens; true while it is not known yet how that is called. */
let going = null;

/** Another is open, of which this view comes first: what it was opened for, or the file that is to be brought into it. */
async function when_open(at, file = null) {
  // The other part of a pack: what one is at stays.
  if (!at) {
    said_read = "";
    return frame.leave();
  }
  for (const form of document.querySelectorAll("form")) closed(form);
  dropped = file;
  [report, sentences, current, shown, is_new] = [{ sections: [], period: "" }, [], null, "", true];
  here_is = at;
  history.replaceState(null, "", here_is);
  document.body.classList.toggle("at-pack", at === "#agenda");
  state = { ...state, folder: null };
  frame.leave();
  await show(true);
  dropped = null;
}
entries.connect({ sentence_of, when_saved, name_of });
about.connect({ when_saved, when_going: (to) => (going = to), when_open: (file) => when_open(file ? "#bring" : "#faults", file) });
cases.connect({ when_saved });
grid.connect({ when_saved });
lists.connect({ when_saved });
pack.connect({ when_saved, when_going: (to) => (going = to), when_open });
wording.connect({ when_saved });
bring.connect({ when_saved, begin_next: (period, file) => about.begin_next(period, file) });
approve.connect({ when_saved });
keep.connect({ when_saved });
what_if.connect({ when_saved });
bring.when_dropped(drop);
enter().finally(follow);
