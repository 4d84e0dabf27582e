/** `#preferences/notifications/quiet`: a link to a page of the preferences, or to one setting, over whatever is being read. */
import { hideOverlay, type Overlay, shownOverlay, showOverlay } from "./frame";

const PREFIX = "#preferences/";

type Linked = Extract<Overlay, { name: "preferences" }>;

export function linkedPreferences(hash: string): Linked | undefined {
  if (!hash.startsWith(PREFIX)) return undefined;
  const [page, setting] = hash.slice(PREFIX.length).split("/").map(decodeURIComponent);
  return { name: "preferences", ...(page ? { page: page as NonNullable<Linked["page"]> } : {}), ...(setting ? { setting } : {}) };
}

/** Opens what the address links to, now and whenever it changes. */
export function watchPreferencesLink(): () => void {
  const follow = () => {
    const linked = linkedPreferences(location.hash);
    if (linked) showOverlay(linked);
    else if (shownOverlay()?.name === "preferences") hideOverlay();
  };
  if (location.hash) follow();
  addEventListener("hashchange", follow);
  return () => removeEventListener("hashchange", follow);
}

/** Has the address say which page is shown, so that it can be copied and reloaded. */
export function notePreferencesPage(page: string): void {
  replaceHash(`${PREFIX}${page}`);
}

export function closePreferences(): void {
  if (location.hash.startsWith(PREFIX)) replaceHash("");
  hideOverlay();
}

function replaceHash(hash: string): void {
  history.replaceState(null, "", location.pathname + location.search + hash);
}
