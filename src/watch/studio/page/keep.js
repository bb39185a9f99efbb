// What a rule says today, kept as a case: the figures that it is said of and the words, shown before it is written.

import { save, send } from "./ask.js";
import { ended, made, not_saved, part, say } from "./made.js";
import { closed, opened } from "./typing.js";

let ids = 0;
let when_saved = () => {};
export function connect(connections) {
  ({ when_saved } = connections);
}

/** Opens the case of what one rule says in a sentence. Words that are selected in it are those to keep. */
export async function of_sentence(place, sentence, because, back) {
  if (place.firstChild) return;
  const selected = String(getSelection() ?? "").trim();
  const of = { sentence: sentence.address, because, text: sentence.text };
  const read = await send("/case/try", { of });
  if (!read.ok) return say(`No case can be kept of this: ${ended(read.said)}${read.help ? ` ${ended(read.help)}` : ""}`);
  if (!place.firstChild) form(place, read, of, selected, back);
}

function form(place, read, of, selected, back) {
  const node = made("keep", { file: read.file, figures: read.figures, rule: `only while the rule “${read.rule}” says them` });
  const [words] = read.says;
  const id = `keep-${(ids += 1)}`;
  for (const name of ["name", "says", "by_rule"]) {
    node.elements[name].id = `${id}-${name}`;
    part(node, `${name}-label`).htmlFor = `${id}-${name}`;
  }
  part(node, "hint").id = `${id}-hint`;
  node.elements.says.setAttribute("aria-describedby", `${id}-hint`);
  node.elements.name.value = read.name;
  node.elements.says.value = selected && words.includes(selected) ? selected : words;
  part(node, "hint").textContent = `By itself the rule says: “${words}” Keep what must stay as it is, each text on a line of its own.`;
  const close = () => {
    closed(node);
    place.replaceChildren();
    back?.focus();
  };
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    const says = node.elements.says.value.split("\n").filter((line) => line.trim());
    const sent = { of, name: node.elements.name.value, says, by_rule: node.elements.by_rule.checked };
    const answer = await save("/case", sent);
    const refused = part(node, "refused");
    refused.hidden = answer.ok;
    if (answer.ok) {
      close();
      say(`Saved. ${ended(answer.saved)}`);
      when_saved(answer);
      return;
    }
    refused.textContent = not_saved(answer);
    say(not_saved(answer));
    (node.elements[answer.field] ?? node.elements.name).focus();
  });
  part(node, "cancel").addEventListener("click", close);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  opened(node);
  place.replaceChildren(node);
  node.elements.name.focus();
  node.elements.name.select();
}
