// The PDF as it was last typeset: shown in another tab, and saved.

import { asked, of_open } from "./ask.js";
import { say } from "./made.js";

let state = null;

/** Why the PDF is not of the folder as it is now; nothing where it is. */
const pdf_is_old = () => (!state.current ? "an error stops the report, see “To mend”" : !state.pdf.current ? "the layout has an error" : "");

/** The PDF as it was last typeset, by an address of its own; one that is on its way is waited for. */
async function pdf(act) {
  const until = Date.now() + PDF_COMES;
  while (state.current && state.pdf.of !== state.version && Date.now() < until) {
    say("The PDF of what you see is being made.");
    await new Promise((done) => setTimeout(done, 100));
  }
  const answer = await asked(of_open("/report.pdf"));
  if (answer.ok) act(URL.createObjectURL(await answer.blob()), pdf_is_old());
  else say("The PDF is not ready yet.");
}
const PDF_COMES = 20000;
const of_before = (why) => `It is the last good report, and not the folder as it is now: ${why}.`;
document.getElementById("pdf").addEventListener("click", () => pdf((address, why) => {
  window.open(address);
  say(why ? of_before(why) : "The PDF is open in another tab.");
}));
document.getElementById("save-pdf").addEventListener("click", () =>
  pdf((address, why) => {
    const name = `${state.folder}${why ? "-last-good" : ""}.pdf`;
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    say(`Saved as ${name}, where your browser puts files.${why ? ` ${of_before(why)}` : ""}`);
  }));

/** The buttons of the PDF say which state it is of. */
export function buttons(now) {
  state = now;
  const why = state.pdf.there && pdf_is_old();
  for (const [id, now, before] of [["pdf", "PDF", "Last good PDF"], ["save-pdf", "Save the PDF", "Save last good PDF"]]) {
    const button = document.getElementById(id);
    button.disabled = !state.pdf.there;
    button.textContent = why ? before : now;
    button.title = why ? of_before(why) : "";
  }
}
