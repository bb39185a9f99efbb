// A case changed in place: its figures and what is expected of them. It is put as one types, before it is saved.

import { save as save_at, send } from "./ask.js";
import { ended, made, not_saved, part, say, say_soon } from "./made.js";
import { PAUSE, closed, may_leave, opened } from "./typing.js";

let ids = 0;

/** What a case claims. */
export function claim({ about, topic, says, rule }) {
  const words = says.length ? says.map((text) => `“${text}”`).join(" and ") : "nothing";
  return `${about ? `${about}, ` : ""}${topic}: says ${words}${rule ? `, by the rule “${rule}”` : ""}.`;
}

/** A label for a field. */
function labelled(label, field) {
  field.id = `case-${(ids += 1)}`;
  label.htmlFor = field.id;
  return field;
}

/** The figures of one measure: a field for each key that there is, and one pair for another. */
function figures(all, nth, of) {
  const node = made("case-figures", { title: of > 1 ? `Figures ${nth + 1} of ${of}` : "Figures" });
  const fields = all.map(([key, held]) => {
    const field = Object.assign(document.createElement(/[\r\n]/.test(held) ? "textarea" : "input"), { defaultValue: held, autocomplete: "off", spellcheck: false });
    const label = Object.assign(document.createElement("label"), { textContent: key });
    const place = Object.assign(document.createElement("div"), { className: "field" });
    place.append(label, labelled(label, field));
    part(node, "fields").append(place);
    return { key, held, field, began: field.value };
  });
  const [key, held] = ["key", "held"].map((name) => labelled(part(node, `${name}-label`), part(node, name)));
  const typed = () => {
    const pairs = fields.map(({ key, held, field, began }) => [key, field.value === began ? held : field.value.trim()]);
    return key.value.trim() ? [...pairs, [key.value.trim(), held.value.trim()]] : pairs;
  };
  return { node, typed };
}

/** Opens a case to be changed. */
export function change(place, one, back, when_saved) {
  if (place.firstChild) return;
  let { texts: was, line } = one;
  const node = made("case-change");
  const tables = was.figures.map((all, nth) => figures(all, nth, was.figures.length));
  part(node, "figures").append(...tables.map((table) => table.node));
  const fields = node.elements;
  for (const name of ["name", "says", "rule", "silent"]) labelled(part(node, `${name}-label`), fields[name]);
  part(node, "hint").id = `${fields.says.id}-hint`;
  fields.says.setAttribute("aria-describedby", part(node, "hint").id);
  Object.assign(fields.name, { value: was.name });
  Object.assign(fields.says, { value: was.says.join("\n") });
  Object.assign(fields.rule, { value: was.rule ?? "" });
  fields.silent.checked = was.silent;
  const to = () => ({
    name: fields.name.value,
    figures: tables.map((table) => table.typed()),
    says: fields.says.value === was.says.join("\n") ? was.says : fields.says.value.split("\n").filter((text) => text.trim()),
    rule: fields.rule.value.trim() ? fields.rule.value : null,
    silent: fields.silent.checked,
  });
  const sent = () => ({ file: one.file, line, was, to: to() });
  /** What was put last, and whether it does not come out. */
  let put = { of: null, fails: false };
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    closed(node);
    place.replaceChildren();
    back?.focus();
  };
  const outcome = (words, is_bad) => {
    const text = part(node, "outcome");
    const is_new = text.textContent !== words;
    text.textContent = words;
    text.classList.toggle("refused", is_bad);
    if (is_new && node.contains(document.activeElement)) say_soon(words);
  };
  let came = [];
  const shown = (answer) => {
    came = answer.came ?? [];
    part(node, "came").textContent = !answer.ok ? "" : came.length ? came.map(({ text, rule }) => `It says: “${text}”, by the rule “${rule}”.`).join(" ") : "Nothing is said.";
    part(node, "act").hidden = !answer.ok || !answer.fails;
    if (!answer.ok) return outcome(`It cannot be put: ${answer.said}${answer.help ? `: ${ended(answer.help)}` : "."}`, true);
    outcome(answer.fails ? "It does not come out: what is said is not what the case expects." : "It comes out.", Boolean(answer.fails));
  };
  const attempt = async () => {
    clearTimeout(timer);
    const text = JSON.stringify(sent());
    if (text === put.of) return;
    const answer = await send("/case/change/try", sent());
    if (!node.isConnected || JSON.stringify(sent()) !== text) return;
    put = { of: text, fails: Boolean(answer.fails) };
    // That somebody else has changed it, saving it says, with both versions.
    if (answer.status !== 409) shown(answer);
  };
  node.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(attempt, PAUSE);
    part(node, "save").textContent = "Save";
  });
  part(node, "take-came").addEventListener("click", () => {
    fields.says.value = came.map(({ text }) => text).join("\n");
    fields.silent.checked = !came.length;
    fields.rule.value = came.some(({ rule }) => rule === fields.rule.value) ? fields.rule.value : "";
    fields.says.focus();
    attempt();
  });
  const refused = (words) => {
    part(node, "refused").hidden = !words;
    part(node, "refused").textContent = words;
    if (words) say(words);
  };
  const conflict = (answer) => {
    const box = made("conflict", { said: ended(answer.said) });
    const about = ({ says, rule, figures }) => `${claim({ topic: one.topic, about: one.about, says, rule })} Figures: ${figures.map((all) => all.map(([key, held]) => `${key} ${held}`).join(", ")).join("; ")}`;
    part(box, "theirs").textContent = about(answer.now);
    part(box, "yours").textContent = about(to());
    part(box, "mine").textContent = "Save mine over it";
    part(box, "mine").addEventListener("click", () => {
      const mine = to();
      [was, line] = [answer.now, answer.line];
      box.remove();
      keep({ file: one.file, line, was, to: mine });
    });
    part(box, "take").addEventListener("click", () => {
      close();
      when_saved();
    });
    part(node, "conflict").replaceChildren(box);
    part(box, "mine").focus();
    say(`${ended(answer.said)} Both versions are shown.`);
  };
  const keep = async (body) => {
    refused("");
    const answer = await save_at("/case/change", body);
    if (answer.status === 409 && answer.now) return conflict(answer);
    if (!answer.ok) {
      refused(not_saved(answer));
      if (answer.field) fields[answer.field].focus();
      return;
    }
    close();
    say(`Saved. ${ended(answer.saved)}`);
    when_saved(answer);
  };
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (JSON.stringify(to()) === JSON.stringify(was)) {
      close();
      return say("Nothing was changed.");
    }
    // Whether it comes out has been shown before it is saved.
    const is_seen = put.of === JSON.stringify(sent());
    if (!is_seen) await attempt();
    if (!is_seen && put.fails && node.isConnected) {
      part(node, "save").textContent = "Save it all the same";
      return say(`Not saved yet. ${part(node, "outcome").textContent}`);
    }
    keep(sent());
  });
  part(node, "cancel").addEventListener("click", close);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (may_leave(node)) close();
  });
  place.replaceChildren(node);
  opened(node);
  attempt();
  fields.name.focus();
}
