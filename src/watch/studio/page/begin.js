// Where no report is open yet: one that is here is opened, or a new one made of a workbook.

import { ask_for, choices_of, field, first_to_read, found, sent, shows_file, when_dropped, why } from "./bring.js";
import { save, send } from "./ask.js";
import { made, part, say, say_for_now } from "./made.js";
import { closed, opened } from "./typing.js";

const WORDS = ["area", "committee", "date", "period"];

/** A name for a folder, from that of a file. */
const named_after = (file) => file.replace(/\.[^.]+$/, "").replace(/[^\p{L}\p{N} -]+/gu, " ").trim().replace(/\s+/g, "-").toLowerCase() || "report";

/** The page. `beginning`: the place, and the reports in it; `when_open`: what is done when a report is open. */
export function view({ place, reports, packs }, when_open) {
  const node = made("begin");
  part(node, "place").textContent = place;
  part(node, "here").hidden = !reports.length;
  part(node, "packs-here").hidden = !packs.length;
  const to_open = (name) => {
    const item = made("report-here");
    const button = item.querySelector("button");
    button.textContent = name;
    button.addEventListener("click", async () => {
      const answer = await send("/open", { name });
      if (!answer.ok) return say(why(answer));
      say_for_now(`${name} is being opened.`);
      when_open();
    });
    return item;
  };
  part(node, "reports").append(...reports.map(to_open));
  part(node, "packs").append(...packs.map(to_open));
  const form = part(node, "form");
  const input = form.elements.file;
  let at_hand = null;
  const words = () => Object.fromEntries(WORDS.map((key) => [key, form.elements[key]?.value ?? ""]));
  const body = () => ({ file: at_hand, choices: choices_of(form), words: words() });
  const refused = (answer) => {
    for (const control of form.elements) control.removeAttribute("aria-invalid");
    const box = part(form, "refused");
    box.hidden = false;
    box.textContent = why(answer);
    const asked = form.elements[answer.field] ?? ask_for(form, answer.asks);
    if (asked) asked.setAttribute("aria-invalid", "true");
    part(form, "again").hidden = !answer.asks?.length;
    asked?.focus();
    say(why(answer));
  };
  const look = async () => {
    part(form, "refused").hidden = true;
    const answer = await send("/new/try", body());
    if (!answer.ok) {
      part(form, "found").replaceChildren();
      part(form, "save").hidden = true;
      return refused(answer);
    }
    const summary = found(form, answer);
    part(form, "again").hidden = true;
    if (!form.elements.area) {
      part(form, "words").append(...WORDS.map((key) => field(key, answer.words[key] ?? "")), field("name", named_after(input.files[0]?.name ?? "")));
    }
    part(form, "words-title").hidden = false;
    part(form, "save").hidden = false;
    first_to_read(form).focus();
    say(summary);
  };
  const take = async (file) => {
    opened(form);
    shows_file(form, file);
    ["asks", "words", "found"].forEach((name) => part(form, name).replaceChildren());
    ["save", "again", "words-title"].forEach((name) => (part(form, name).hidden = true));
    part(form, "refused").hidden = true;
    say(`${file.name} is being read.`);
    const answer = await sent(file);
    if (!answer.ok) return refused(answer);
    at_hand = answer.file;
    await look();
  };
  input.addEventListener("change", () => input.files[0] && take(input.files[0]));
  part(form, "again").addEventListener("click", look);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (part(form, "save").hidden) return part(form, "again").hidden ? undefined : look();
    const answer = await save("/new", { ...body(), name: form.elements.name.value }, { said: "the program did not answer: it is not known whether the report was made", help: "reload this page, which lists the reports that are here" });
    if (!answer.ok) return refused(answer);
    closed(form);
    say(`Made: ${answer.made}. It is being drafted.`);
    when_open();
  });
  when_dropped((file) => form.isConnected && take(file));
  return node;
}
