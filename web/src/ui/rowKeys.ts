/** Arrow keys through the rows of a page: whatever carries `data-row`. */

interface Pressed {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** The row that a key leads to from where the focus is; undefined when the key means something else there. */
export function nextRow(page: HTMLElement, from: HTMLElement, pressed: Pressed): HTMLElement | undefined {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.shiftKey) return undefined;
  const rows = [...page.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row === from || row.parentElement?.contains(from));
  const isField = from.matches("textarea, select, [contenteditable=true], [role=combobox], input[type=radio]");
  switch (pressed.key) {
    case "ArrowDown":
      return isField ? undefined : rows[at + 1];
    case "ArrowUp":
      return isField || at < 0 ? undefined : rows[at - 1];
    case "Home":
      return at < 0 ? undefined : rows[0];
    case "End":
      return at < 0 ? undefined : rows.at(-1);
    default:
      return undefined;
  }
}
