/** What the keys of the whole page do. */
import { useEffect } from "react";
import { type FrameKey, frameKey, isWritingIn } from "../keys";
import { conversationById, conversationName, readEverything, readNow } from "../model";
import { hideOverlay, shownOverlay, showOverlay } from "./frame";
import { focusRegion } from "./landmarks";
import { closePane, openLatestUnread, openSearch, openView, step } from "./moves";
import { currentRoute } from "./routes";
import { toggleSidebar } from "./widths";

/** Where an act answers "pass", the browser may have the key. */
const ACTS: Record<FrameKey, () => unknown> = {
  switcher: () => showOverlay({ name: "switcher" }),
  search: () => openView("search"),
  searchHere,
  newMessage: () => showOverlay({ name: "switcher", query: "@" }),
  threads: () => openView("threads"),
  activity: () => openView("activity"),
  direct: () => openView("direct"),
  later: () => openView("later"),
  drafts: () => openView("drafts"),
  browse: () => openView("browse"),
  previous: () => step(-1),
  next: () => step(1),
  previousUnread: () => step(-1, { isUnreadOnly: true }),
  nextUnread: () => step(1, { isUnreadOnly: true }),
  latestUnread: openLatestUnread,
  nextRegion: () => focusRegion(1),
  previousRegion: () => focusRegion(-1),
  markRead: () => {
    const route = currentRoute();
    if (route.view === "channel") readNow(route.channel);
  },
  markAllRead: () => void readEverything().catch(() => undefined),
  details: () => {
    const route = currentRoute();
    if (route.view === "channel") showOverlay({ name: "details", channel: route.channel });
  },
  status: () => showOverlay({ name: "status" }),
  sidebar: toggleSidebar,
  closePane,
  preferences: () => showOverlay({ name: "preferences" }),
  shortcuts: () => showOverlay({ name: "shortcuts" }),
};

/** The second time the browser's own search opens. */
function searchHere(): unknown {
  const route = currentRoute();
  if (route.view !== "channel") return "pass";
  const conversation = conversationById(route.channel);
  const name = conversationName(route.channel) ?? "";
  return openSearch(conversation?.is_im || conversation?.is_mpim ? `in:@${name} ` : `in:#${name} `);
}

/** Something over the page has the keys: nothing that is being typed there may be lost to one. */
const isCovered = () => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

/** Closes what is open, one after the other, before it means anything here. */
const isLate = (name: FrameKey) => name === "markRead" || name === "markAllRead";

export function useFrameKeys(): void {
  useEffect(() => {
    let wasCovered = false;
    const act = (event: KeyboardEvent, name: FrameKey) => {
      if (ACTS[name]() !== "pass") event.preventDefault();
    };
    // Before the editor, which has a use of its own for many a key.
    const onEarly = (event: KeyboardEvent) => {
      wasCovered = isCovered();
      const name = frameKey(event, isWritingIn(document.activeElement));
      if (!name || isLate(name)) return;
      if (!wasCovered) act(event, name);
      else {
        // The key that opened a dialog closes it.
        event.preventDefault();
        if (shownOverlay()?.name === name) hideOverlay();
      }
      event.stopPropagation();
    };
    const onLate = (event: KeyboardEvent) => {
      const name = event.defaultPrevented || wasCovered ? undefined : frameKey(event, false);
      if (name && isLate(name)) act(event, name);
    };
    addEventListener("keydown", onEarly, { capture: true });
    addEventListener("keydown", onLate);
    return () => {
      removeEventListener("keydown", onEarly, { capture: true });
      removeEventListener("keydown", onLate);
    };
  }, []);
}
