// Asks the program, with the key that the link gave. It is kept for this tab alone: another page, another user of this computer has none.

let key = sessionStorage.getItem("key");

/** Comes by the link that the program shows: it works once, and leaves the address bar. */
export async function enter() {
  const link = location.hash.slice(1);
  if (!/^[0-9a-f]{32}$/.test(link)) return;
  history.replaceState(null, "", "/");
  const answer = await fetch("/enter", { headers: { "X-Scrutineer-Link": link } });
  if (!answer.ok) return;
  key = await answer.text();
  sessionStorage.setItem("key", key);
}

const headers = () => ({ "X-Scrutineer": key ?? "" });

/** What is asked for, as it comes. */
export const asked = (path) => fetch(path, { headers: headers() });

/** The same as data; null where there is none. */
export async function data(path) {
  const answer = await asked(path);
  return answer.ok ? answer.json() : null;
}

/** Sends an edit. What comes back says `ok`, and what was told. */
export const send = (path, body) => posted(path, "application/json", JSON.stringify(body ?? {}));

/** The same of a file. */
export const give = (path, file) => posted(path, "application/octet-stream", file);

/** Where no answer came. */
const SILENT = { ok: false, status: 0, said: "the program does not answer" };

/** What is told where a save has no answer: it may have been made before the connection went. */
const UNKNOWN = { said: "It is not known whether it was saved: the program did not answer", help: "“Saved” lists what was; what you typed stands here" };

/** Sends what is to be saved. `unknown`: what is told where no answer comes. */
export async function save(path, body, unknown = UNKNOWN) {
  const answer = await send(path, body);
  // Who is turned away may have been heard before.
  return answer === SILENT || answer.status === 503 ? { ...SILENT, is_open: true, ...unknown } : answer;
}

let stopped = null;
let folder = 0;

/** Which of the reports that were opened here the page is of: what is sent says so. An answer that comes late is about one before. */
export const works_on = (nth) => (folder = Math.max(folder, nth));

/** The same of what is asked for: of one that was open before nothing is answered. */
export const of_open = (path) => `${path}?of=${folder}`;

/** Sends nothing any more: what is typed here is about something that is no longer open. */
export const stop_sending = (why) => (stopped = why);

async function posted(path, kind, body) {
  if (stopped) return { ok: false, status: 0, said: stopped };
  try {
    const answer = await fetch(path, { method: "POST", keepalive: path === "/bring/leave", headers: { ...headers(), "X-Scrutineer-Folder": String(folder), "Content-Type": kind }, body });
    const is_data = answer.headers.get("Content-Type") === "application/json";
    const told = is_data ? await answer.json() : { said: (await answer.text()).trim() };
    return { ok: answer.ok, status: answer.status, ...told };
  } catch {
    return SILENT;
  }
}
