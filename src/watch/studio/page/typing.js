// The forms that are open: none of them is taken from under the hands of who types, and each is told when the folder has changed.

const open = new Map();

/** A form is open; `again`: what is done in it where the folder has changed. */
export function opened(form, again = () => {}) {
  open.set(form, again);
}

export function closed(form) {
  open.delete(form);
}

const standing = () => [...open].filter(([form]) => form.isConnected);

/** Whether anything is typed that is not saved. */
export const is_typing = () => standing().length > 0;

/** Tells every form that the folder has changed. */
export function told_of_change() {
  for (const [, again] of standing()) again();
}
