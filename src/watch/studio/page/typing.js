// The forms that are open: none of them is taken from under the hands of who types, and each is told when the folder has changed.

/** So long nobody types before what is typed is tried. */
export const PAUSE = 40;

const open = new Map();

/** What stands in the fields of a form. */
const held = (form) => JSON.stringify([...form.elements].map((one) => (one.type === "checkbox" ? one.checked : one.value)));

/** A form is open; `again`: what is done in it where the folder has changed; `is_changed`: whether anything in it would be lost. */
export function opened(form, again = () => {}, is_changed = null) {
  const began = held(form);
  open.set(form, { again, is_changed: is_changed ?? (() => held(form) !== began) });
}

/** Whether a form may be left: nothing typed would be lost, or that is wanted. */
export const may_leave = (form) => !open.get(form)?.is_changed() || confirm(LOST);

/** The same of all that are open. */
export const may_go = () => !standing().some(([, one]) => one.is_changed()) || confirm(LOST);

const LOST = "What you typed is not saved, and is lost if you go on.";

export function closed(form) {
  open.delete(form);
}

const standing = () => [...open].filter(([form]) => form.isConnected);

/** Whether anything is typed that is not saved. */
export const is_typing = () => standing().length > 0;

/** Tells every form that the folder has changed. */
export function told_of_change() {
  for (const [, one] of standing()) one.again();
}
