/**
 * The windows of one browser among themselves. Each keeps its own connection, and one of them, whoever holds the lock, tells
 * of what happens; the others say what they show, so that nobody is told of what they are looking at. A browser does not
 * freeze a page that holds a lock, and when it closes the next one gets it.
 */

interface Showing {
  tab: string;
  /** What can be read there now; nothing while it has not the focus. */
  places: readonly string[];
}

export interface Tabs {
  isLeader(): boolean;
  /** The leader has seen to a message: the others need not. */
  seenTo(message: string): void;
  /** Whether a place can be read in any window right now. */
  isOnScreen(place: string): boolean;
  stop(): void;
}

export interface TabsOptions {
  shownPlaces: () => readonly string[];
  /** This window tells from now on. */
  onLead: () => void;
  /** The leader has seen to a message. */
  onSeenTo: (message: string) => void;
}

export function joinTabs(userId: string, { shownPlaces, onLead, onSeenTo }: TabsOptions): Tabs {
  const tab = crypto.randomUUID();
  const others = new Map<string, readonly string[]>();
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(`hallway.tabs.${userId}`) : undefined;
  const leaving = new AbortController();
  let isLeader = navigator.locks === undefined;
  let release: () => void = () => undefined;

  navigator.locks
    ?.request(`hallway.notifying.${userId}`, { signal: leaving.signal }, () => {
      isLeader = true;
      // Whoever told before may have gone without a word: those who are still here say anew what they show.
      others.clear();
      channel?.postMessage({ ask: tab });
      onLead();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    })
    // Left before it was its turn.
    .catch(() => undefined);

  const shown = () => (document.hasFocus() && !document.hidden ? shownPlaces() : []);
  const say = () => channel?.postMessage({ tab, places: shown() } satisfies Showing);
  channel?.addEventListener("message", ({ data }: MessageEvent<Showing | { ask: string } | { seenTo: string }>) => {
    if ("ask" in data) say();
    else if ("seenTo" in data) onSeenTo(data.seenTo);
    else others.set(data.tab, data.places);
  });
  const goodbye = () => channel?.postMessage({ tab, places: [] } satisfies Showing);
  const happenings = ["focus", "blur", "popstate", "hallway:moved"];
  for (const happening of happenings) addEventListener(happening, say);
  document.addEventListener("visibilitychange", say);
  addEventListener("pagehide", goodbye);
  say();

  return {
    isLeader: () => isLeader,
    seenTo: (message) => channel?.postMessage({ seenTo: message }),
    isOnScreen: (place) => shown().includes(place) || [...others.values()].some((places) => places.includes(place)),
    stop: () => {
      goodbye();
      leaving.abort();
      release();
      for (const happening of happenings) removeEventListener(happening, say);
      document.removeEventListener("visibilitychange", say);
      removeEventListener("pagehide", goodbye);
      channel?.close();
    },
  };
}
