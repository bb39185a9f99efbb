// What the report would say if a figure of a measure were another. Nothing of it is real and nothing is written, but for a case that one keeps
// of it.

import { data, save, send } from "./ask.js";
import { effect } from "./effect.js";
import { counted, ended, made, not_saved, part, say, say_soon } from "./made.js";
import { PAUSE } from "./typing.js";

/** So many figures are shown before the others unfold. */
const SHOWN = 5;

let when_saved = () => {};
export function connect(connections) {
  ({ when_saved } = connections);
}

const in_words = ({ said, help }) => `${ended(said)}${help ? ` ${ended(help)}` : ""}`;

/** Counts as they are printed. */
const grouped = (text) => text.replace(/(?<![.\d])\d{4,}/g, (digits) => Number(digits).toLocaleString("en-GB"));

/** What a figure is called: its period, and whose it is. */
function called({ which, period, name }) {
  if (which.kind === "figure") return period;
  const about = which.kind === "target" ? (name && name !== "target" ? name : "target") : name;
  return [about, period].filter(Boolean).join(", ");
}

/** A measure whose figures can be overtyped. */
export async function view(id) {
  const read = await data(`/whatif?id=${encodeURIComponent(id)}`);
  const node = made("what-if", { name: read?.name ?? "No such measure" });
  part(node, "back").href = `#measure-${encodeURIComponent(id)}`;
  if (!read?.figures.length) {
    part(node, "verdict").textContent = "It has no figure that could be another.";
    part(node, "form").hidden = true;
    return node;
  }
  const verdict = (words) => (part(node, "verdict").textContent = words);
  verdict(read.verdict ? `The verdict is “${read.verdict}”.` : "There is no verdict on it in this report.");
  const form = part(node, "form");
  const rows = read.figures.map((figure, nth) => {
    const row = made("what-if-row", { called: called(figure), is: figure.shown, counts: grouped(figure.counts) });
    const input = Object.assign(row.querySelector("input"), { defaultValue: figure.was });
    input.setAttribute("aria-label", `What if: ${called(figure)}, now ${figure.shown}`);
    row.hidden = nth >= SHOWN;
    part(form, "rows").append(row);
    return { figure, input, row };
  });
  const more = part(form, "more");
  more.hidden = rows.length <= SHOWN;
  more.textContent = `Show ${counted(rows.length - SHOWN, "more", "more")}`;
  more.addEventListener("click", () => {
    rows.forEach(({ row }) => (row.hidden = false));
    more.hidden = true;
    rows[SHOWN].input.focus();
  });
  wire(form, read, rows, verdict);
  return node;
}

function wire(form, read, rows, verdict) {
  const changed = () => rows.filter(({ input, figure }) => input.value.trim() !== figure.was);
  const sent = (name) => ({ of: read.id, to: changed().map(({ figure, input }) => ({ which: figure.which, was: figure.was, to: input.value })), ...(name && { name }) });
  const panel = part(form, "panel");
  let shown = null;
  let timer = 0;
  let asks = false;
  let said = "";
  const heard = (words) => {
    if (words !== said) say_soon(words);
    said = words;
  };
  const clear = () => {
    rows.forEach(({ input, row, figure }) => {
      input.removeAttribute("aria-invalid");
      row.classList.toggle("unreal", input.value.trim() !== figure.was);
      part(row, "counts-then").textContent = "";
    });
    part(form, "refused").hidden = true;
    const is_open = changed().length > 0;
    for (const name of ["effect", "act"]) part(form, name).hidden = !is_open;
    if (is_open) return;
    panel.replaceChildren();
    shown = null;
    verdict(read.verdict ? `The verdict is “${read.verdict}”.` : "There is no verdict on it in this report.");
  };
  const attempt = async () => {
    if (asks || !changed().length) return;
    asks = true;
    const trying = sent();
    const typed = changed();
    const answer = await send("/whatif/try", trying);
    asks = false;
    if (!form.isConnected) return;
    if (JSON.stringify(sent()) !== JSON.stringify(trying)) return attempt();
    if (!answer.ok) {
      const refused = part(form, "refused");
      refused.hidden = false;
      refused.textContent = in_words(answer);
      typed[answer.nth]?.input.setAttribute("aria-invalid", "true");
      heard(in_words(answer));
      return;
    }
    if (!shown) panel.replaceChildren((shown = made("effect")));
    part(shown, "effect-title").textContent = "What would read differently";
    typed.forEach(({ row }, nth) => (part(row, "counts-then").textContent = answer.counts[nth] ? `would be ${grouped(answer.counts[nth])}` : ""));
    const words = effect(shown, answer);
    const would = answer.verdict && answer.verdict !== read.verdict ? `The verdict would be “${answer.verdict}” and not “${read.verdict}”.` : `The verdict would still be “${answer.verdict ?? read.verdict}”.`;
    verdict(would);
    heard(`What if, not real: ${would} ${words}`);
  };
  form.addEventListener("input", () => {
    clear();
    clearTimeout(timer);
    timer = setTimeout(attempt, PAUSE);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  part(form, "clear").addEventListener("click", () => {
    rows.forEach(({ input, figure }) => (input.value = figure.was));
    clear();
    rows[0].input.focus();
    say("All figures are as they are again.");
  });
  const keep = async (body, button) => {
    const answer = await save("/whatif/keep", body);
    if (answer.ok) {
      say(`Saved. ${ended(answer.saved)}`);
      when_saved(answer);
    } else {
      part(form, "refused").hidden = false;
      part(form, "refused").textContent = not_saved(answer);
      say(not_saved(answer));
      button.focus();
    }
  };
  part(form, "keep").addEventListener("click", () => keep(sent(), part(form, "keep")));
  part(form, "ask").hidden = !read.verdict;
  part(form, "turns").addEventListener("click", async () => {
    const found = part(form, "found");
    found.textContent = "It is being looked for.";
    const answer = await send("/whatif/turns", { of: read.id });
    if (!form.isConnected) return;
    found.replaceChildren();
    if (!answer.ok) {
      found.textContent = in_words(answer);
      return say(found.textContent);
    }
    const latest = rows.find(({ figure: { which } }) => which.kind === answer.which.kind && which.nth === answer.which.nth);
    const line = (said) => {
      const item = made("turn", { said });
      part(item, "act").remove();
      found.append(item);
    };
    const show = (turn, gives, is_kept) => {
      const nearest = turn.is_nearest ? `No smaller ${turn.is_lower ? "fall" : "rise"} does.` : "Not every figure between was tried.";
      const item = made("turn", { said: `${turn.shown} would ${gives}; ${turn.before} would not. ${nearest}` });
      part(item, "try").textContent = `What if it were ${turn.shown}?`;
      part(item, "try").addEventListener("click", () => {
        latest.row.hidden = false;
        latest.input.value = turn.to;
        latest.input.focus();
        form.dispatchEvent(new Event("input"));
      });
      part(item, "keep").hidden = !is_kept;
      part(item, "keep").setAttribute("aria-label", `Keep it as a case: ${turn.shown} gives ${turn.gives}`);
      part(item, "keep").addEventListener("click", () => keep({ of: read.id, to: [{ which: latest.figure.which, was: latest.figure.was, to: turn.to }] }, part(item, "keep")));
      found.append(item);
    };
    answer.found.forEach((turn) => show(turn, `give “${turn.gives}”`, true));
    if (!answer.found.length) line("No figure was found that would change the verdict.");
    if (answer.target) {
      const target = `the target${answer.target.shown ? ` of ${answer.target.shown}` : ""}`;
      answer.target.found.forEach((turn) => show(turn, turn.gives === "met" ? `meet ${target}` : `be on course for ${target}`, false));
      if (!answer.target.found.length) line(["met", "on course"].includes(answer.target.state) ? `As it is, ${target} is ${answer.target.state === "met" ? "met" : "on course to be met"}.` : `No figure was found that would meet ${target}.`);
    }
    say([...found.querySelectorAll("[data-of='said']")].map((one) => one.textContent).join(" "));
  });
}
