// The wording of a rule: its text, where it is wrong, and what it changes before it is saved.

import { data, save as save_at, send } from "./ask.js";
import { effect, earlier_periods } from "./effect.js";
import { ended, made, not_saved, part, say, say_soon } from "./made.js";
import { PAUSE, closed, may_leave, opened } from "./typing.js";

/** So long nobody types before earlier periods are looked at. */
const LONG_PAUSE = 300;

let ids = 0;
let when_saved = () => {};
export function connect(connections) {
  ({ when_saved } = connections);
}

/** Opens the wording of a rule in a place. `figures`: what its sentence read. */
export async function of_rule(place, rule, figures, back) {
  await open(place, `/wording?rule=${encodeURIComponent(rule)}`, figures, back);
}

/** Opens what stands in a line of a rule file: `rules/house.rhai:4`. */
export async function at_line(place, at, back) {
  await open(place, `/wording?at=${encodeURIComponent(at)}`, [], back);
}

async function open(place, path, figures, back) {
  if (place.firstChild) return;
  const read = await data(path);
  if (!read) say("This rule cannot be opened here: change it in its file.");
  else if (!place.firstChild) form(place, read, figures, back);
}

/** Where it is written, and what becomes of the rule behind it. */
function where(read) {
  if (read.was) return `It stands in ${read.file}, line ${read.line}.`;
  const whose = read.shipped ? "The rule of the program" : `The rule of the council (${read.of})`;
  return `${whose} stays as it is. Your wording is written into ${read.file} and is used in its place.`;
}

/** The name by which a rule calls its figures: `i` in `.say(|i| ...)`. */
const subject = (text) => text.match(/\.say\(\s*\|\s*(\w+)\s*\|/)?.[1];

/** Buttons that put a figure where one types. */
function chips(node, figures) {
  const text = node.elements.text;
  const word = (figure) => figure.word.replaceAll(" ", "_");
  const usable = subject(text.value) ? figures.filter((figure) => /^\w+(\.\w+)*$/.test(word(figure)) && /\d/.test(figure.held)) : [];
  if (!usable.length) return;
  part(node, "figures").hidden = false;
  part(node, "figures-list").append(...usable.map((figure) => {
    const chip = made("figure", { word: figure.word.replaceAll("_", " "), held: figure.held });
    const button = chip.querySelector("button");
    button.setAttribute("aria-label", `Put in: ${figure.word.replaceAll("_", " ")}, now ${figure.held}`);
    button.addEventListener("click", () => {
      text.setRangeText(`\${${subject(text.value)}.${word(figure)}}`, text.selectionStart, text.selectionEnd, "end");
      text.focus();
      text.dispatchEvent(new Event("input"));
    });
    return chip;
  }));
}

/** The signs of the text that an error is about, from and to; none where it is not in it. */
function span(text, within) {
  if (!within) return null;
  // What stands before the rule is not written, and does not count.
  const lead = text.length - text.trimStart().length;
  const lines = text.slice(lead).split("\n");
  const line = lines[within.line - 1];
  if (line === undefined) return null;
  const begins = lead + lines.slice(0, within.line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  if (!within.column) return [begins, begins + line.length];
  const signs = [...line];
  const length = (count) => signs.slice(0, count).join("").length;
  const from = begins + length(within.column - 1);
  return [from, Math.max(begins + length(within.column - 1 + Math.max(within.width, 1)), from)];
}

/** Marks places in what lies beneath the text. */
function mark(node, spans) {
  const { value } = node.elements.text;
  const under = part(node, "under");
  under.replaceChildren();
  let at = 0;
  for (const [from, to] of spans.filter(Boolean).sort(([one], [other]) => one - other)) {
    if (from < at) continue;
    const mark = document.createElement("mark");
    // At the end of a line there is nothing to mark but the end.
    mark.textContent = value.slice(from, to).replace(/^\n?$/, " ");
    under.append(value.slice(at, from), mark);
    at = to;
  }
  under.append(`${value.slice(at)}\n`);
}

/** What is wrong: in words, each with a way to its place. */
function wrong(node, faults) {
  const text = node.elements.text;
  const box = part(node, "wrong");
  const spans = faults.map((fault) => span(text.value, fault.within));
  box.hidden = !faults.length;
  text.toggleAttribute("aria-invalid", false);
  if (faults.length) text.setAttribute("aria-invalid", "true");
  mark(node, spans);
  part(node, "wrong-list").replaceChildren(...faults.map((fault, nth) => {
    const item = made("wrong", { said: ended(fault.said), help: fault.help ? ended(fault.help) : "", place: fault.place ?? (fault.within ? `Line ${fault.within.line}:` : "") });
    const go = part(item, "go");
    if (!spans[nth]) go.remove();
    else go.addEventListener("click", () => {
      text.focus();
      text.setSelectionRange(...spans[nth]);
    });
    return item;
  }));
}

/** As high as its text. */
function fit(text) {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 4}px`;
}

/** Both versions, and what may be done. */
function conflict(node, answer, began, save, close) {
  const theirs = answer.wording;
  const box = made("conflict", { said: `${answer.said}.` });
  part(box, "theirs").textContent = theirs ? theirs.text : "The rule is no longer there.";
  part(box, "yours").textContent = node.elements.text.value;
  part(box, "mine").textContent = theirs?.was ? "Save mine over it" : "Add mine";
  part(node, "conflict").replaceChildren(box);
  part(box, "mine").addEventListener("click", () => {
    part(node, "conflict").replaceChildren();
    Object.assign(began, { file: theirs?.file ?? began.file, was: theirs?.was ?? null });
    save();
  });
  part(box, "take").addEventListener("click", () => close());
  part(box, "mine").focus();
  say(`${answer.said}. Both versions are shown.`);
}

function form(place, read, figures, back) {
  const node = made("wording", { title: read.rule ? `Wording of “${read.rule}”` : "Wording of a rule", where: where(read) });
  part(node, "effect").append(made("effect"));
  const text = node.elements.text;
  const began = { ...read };
  const id = `wording-${(ids += 1)}`;
  text.id = id;
  part(node, "label").htmlFor = id;
  part(node, "hint").id = `${id}-hint`;
  part(node, "wrong").id = `${id}-wrong`;
  text.setAttribute("aria-describedby", `${id}-hint ${id}-wrong`);
  text.value = read.text;
  part(node, "out").hidden = !(read.was && read.was.trimStart().startsWith("replace"));
  const sent = () => ({ file: began.file, rule: began.rule, was: began.was, text: text.value });
  const close = () => {
    clearTimeout(timer);
    closed(node);
    place.replaceChildren();
    back?.focus();
  };
  let timer = 0;
  let asks = false;
  let last = "";

  /** Tries what is typed; what was typed meanwhile is tried next. */
  const attempt = async () => {
    if (asks) return;
    asks = true;
    const trying = sent();
    const answer = await send("/wording/try", trying);
    asks = false;
    if (!node.isConnected) return;
    if (text.value !== trying.text) return attempt();
    if (!answer.ok) {
      wrong(node, [{ said: answer.said, help: answer.help }]);
      part(node, "summary").textContent = "That cannot be said now.";
      return;
    }
    wrong(node, answer.wrong);
    part(node, "effect-title").textContent = answer.wrong.length && last ? "What it changed before the mistake" : "What it changes";
    if (answer.wrong.length) {
      const [{ said, within }] = answer.wrong;
      heard(`${within ? `Line ${within.line}: ` : ""}${ended(said)}`);
      return;
    }
    heard(effect(node, answer));
    clearTimeout(timer);
    if (text.value !== read.text || !read.was) timer = setTimeout(look_back, LONG_PAUSE);
  };
  /** What came of it is said when one has stopped typing, and once. */
  const heard = (words) => {
    if (words !== last && document.activeElement === text) say_soon(words);
    last = words;
  };
  const look_back = async () => {
    const looking = sent();
    part(node, "earlier-said").textContent = "Earlier periods are being looked at.";
    const answer = await send("/wording/earlier", looking);
    if (node.isConnected && text.value === looking.text) earlier_periods(node, answer);
  };
  const save = async () => {
    clearTimeout(timer);
    const answer = await save_at("/wording", sent());
    const refused = part(node, "refused");
    refused.hidden = true;
    if (answer.ok) {
      close();
      say(`Saved. ${answer.saved}.`);
      when_saved();
    } else if (answer.status === 409) {
      conflict(node, answer, began, save, () => { close(); when_saved(); });
    } else {
      if (answer.wrong) wrong(node, answer.wrong);
      refused.hidden = false;
      refused.textContent = not_saved(answer);
      refused.scrollIntoView({ block: "nearest" });
      text.focus({ preventScroll: true });
      say(not_saved(answer));
    }
  };
  text.addEventListener("input", () => {
    fit(text);
    mark(node, []);
    clearTimeout(timer);
    timer = setTimeout(attempt, PAUSE);
  });
  text.addEventListener("scroll", () => (part(node, "under").scrollTop = text.scrollTop));
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    if (text.value === read.text && read.was === began.was) {
      close();
      say("Nothing was changed.");
    } else save();
  });
  part(node, "out").addEventListener("click", () => {
    text.value = "";
    text.dispatchEvent(new Event("input"));
    text.focus();
    say("The text is empty: see what that changes, and save.");
  });
  part(node, "cancel").addEventListener("click", close);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (may_leave(node)) close();
  });
  opened(node, attempt, () => text.value !== read.text);
  place.replaceChildren(node);
  chips(node, figures);
  fit(text);
  mark(node, []);
  text.focus();
  // One begins at the words.
  const words = text.value.indexOf("`");
  text.setSelectionRange(words + 1, words + 1);
  attempt();
}
