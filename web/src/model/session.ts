/** The signed-in session: boot, live events in batches, resume, and starting over when too much was missed. */
import { ApiError, type Connection, type ConnectionState, call, connect, type WireEvent } from "../api";
import * as conversations from "./conversations";
import { finishDeleting } from "./deleting";
import { apply, setThreadCounts, watchThreads } from "./events";
import { type SavedCounts, setSavedCounts, startLamps } from "./lamps";
import { drain, restoreOutbox } from "./outbox";
import * as people from "./people";
import { loadEmoji, rememberPrefs } from "./preferences";
import { setDnd, setSubscriber, subscribeAgain } from "./presence";
import { setSections } from "./sections";
import { changed, together, useModel } from "./store";
import { distrustStretches } from "./timeline";
import type { Conversation, Dnd, Section, Team, User } from "./types";
import { setTeller } from "./typing";
import { tellWatchers } from "./watch";

interface Boot {
  self: User;
  team: Team;
  prefs: Record<string, unknown>;
  channels: Conversation[];
  users: User[];
  sections: Section[];
  dnd: Dnd;
  seq: number;
}

let seq = -1;
let connection: Connection | undefined;
let state: ConnectionState = "connecting";
let queue: WireEvent[] = [];
let frame = 0;
let shownPlaces: () => readonly string[] = () => [];

export const useConnectionState = (): ConnectionState => useModel(() => state);

/** Which channels and threads are on screen: those are read anew after a long absence. */
export function setShownPlaces(places: () => readonly string[]): void {
  shownPlaces = places;
}

/** Reads everything the first screen needs, and goes live. */
export async function startSession(): Promise<void> {
  await boot();
  restoreOutbox();
  watchThreads(askCounts);
  startLamps(() => void loadCounts());
  setTeller((body) => connection?.send(body));
  setSubscriber((ids) => connection?.send({ type: "presence_sub", ids }));
  connection = connect({
    since: () => seq,
    onEvent: enqueue,
    onResync: () => void startOver(),
    onState: (next) => {
      state = next;
      if (next === "open") {
        subscribeAgain();
        void drain();
      }
      changed();
    },
  });
  for (const happening of ["online", "focus"]) addEventListener(happening, () => connection?.wake());
  document.addEventListener("visibilitychange", () => document.hidden || connection?.wake());
  addEventListener("pagehide", finishDeleting);
  for (const sign of ["keydown", "pointerdown"]) addEventListener(sign, alive, { passive: true });
  loadRest();
}

/** What the first screen can do without. */
function loadRest(): void {
  void loadCounts();
  void loadEmoji().catch(() => undefined);
  void people.loadUsergroups().catch(() => undefined);
}

/** Asks for everything anew: too much was missed, or an import has brought what no event tells of. */
async function startOver(): Promise<void> {
  await boot();
  distrustStretches(shownPlaces());
  loadRest();
}

async function boot(): Promise<void> {
  const found = await call<Boot>("client.boot");
  together(() => {
    people.setSelf(found.self.id);
    people.rememberUsers([...found.users, found.self]);
    setDnd(found.self.id, found.dnd);
    conversations.setTeam(found.team);
    conversations.forgetConversations();
    conversations.rememberConversations(found.channels);
    setSections(found.sections);
    rememberPrefs(found.prefs);
    seq = found.seq;
  });
}

interface Counts {
  threads: { has_unreads: boolean; mention_count: number; unread_count: number };
  saved: SavedCounts;
  channels: Counted[];
  ims: Counted[];
  mpims: Counted[];
}

type Counted = Required<Pick<Conversation, "id" | "last_read" | "latest" | "unread_count" | "mention_count">>;

let asking: ReturnType<typeof setTimeout> | undefined;

/** Asks for the counts once, however many events want them. */
function askCounts(): void {
  clearTimeout(asking);
  asking = setTimeout(() => void loadCounts(), 250);
}

async function loadCounts(): Promise<void> {
  try {
    const { threads, saved, channels, ims, mpims } = await call<Counts>("client.counts");
    together(() => {
      setThreadCounts(threads);
      setSavedCounts(saved, () => void loadCounts());
      for (const counted of [...channels, ...ims, ...mpims]) correct(counted);
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** Takes the server's counts of a conversation, if both mean the same messages: nothing has come or been read meanwhile. */
function correct({ id, latest, last_read, unread_count, mention_count }: Counted): void {
  const known = conversations.conversationById(id);
  if (known?.latest === latest && known.last_read === last_read) conversations.changeConversation(id, { unread_count, mention_count });
}

/** Events wait for the next frame and are applied together, so that a burst is drawn once. */
function enqueue(event: WireEvent): void {
  queue.push(event);
  if (!frame) frame = document.hidden ? (setTimeout(flush, 0) as unknown as number) : requestAnimationFrame(flush);
}

function flush(): void {
  frame = 0;
  const events = queue;
  queue = [];
  together(() => {
    for (const event of events) {
      if (event.seq !== undefined) {
        if (event.seq <= seq) continue;
        seq = event.seq;
      }
      apply(event);
      tellWatchers(event);
    }
  });
  if (events.some(({ type }) => type === "team_imported")) void startOver();
}

let toldAliveAt = 0;

function alive(): void {
  if (Date.now() - toldAliveAt < 60_000) return;
  toldAliveAt = Date.now();
  connection?.send({ type: "tickle" });
}

export async function signOut(): Promise<void> {
  connection?.close();
  await call("auth.signout").catch(() => undefined);
  location.assign("/");
}

export const wake = (): void => connection?.wake();
