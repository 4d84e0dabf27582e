/** Who is here and who rests: asked only for people on screen, told by the server from then on. */
import { useEffect } from "react";
import { call } from "../api";
import { changed, useModel } from "./store";
import type { Dnd } from "./types";

type Here = "active" | "away";

const MOST = 500;
const DND_PAGE = 50;
const GATHER_MS = 50;
/** A person scrolled away and back is not asked for anew. */
const FORGET_MS = 5_000;

const presences = new Map<string, Here>();
const rests = new Map<string, Dnd>();
const watched = new Map<string, number>();
let subscribed = "";
let send: (ids: string[]) => void = () => undefined;
let gathering: ReturnType<typeof setTimeout> | undefined;
let waking: ReturnType<typeof setTimeout> | undefined;

/** Active or away, or a moon for those who rest. Asks for it while its component is on the page. */
export function usePresence(id: string): Here | "dnd" {
  useWatched(id);
  return useModel(() => (isResting(id) ? "dnd" : (presences.get(id) ?? "away")));
}

/** Active or away, whether or not they rest. */
export function useHere(id: string): Here {
  useWatched(id);
  return useModel(() => presences.get(id) ?? "away");
}

export function useDnd(id: string): Dnd | undefined {
  useWatched(id);
  return useModel(() => rests.get(id));
}

/** Until when somebody rests, unix seconds; undefined while they do not. */
export function useRestUntil(id: string): number | undefined {
  useWatched(id);
  return useModel(() => restUntil(rests.get(id), Date.now() / 1000));
}

export function isResting(id: string): boolean {
  return restUntil(rests.get(id), Date.now() / 1000) !== undefined;
}

/** When the rest that runs at `now` ends. */
export function restUntil(dnd: Dnd | undefined, now: number): number | undefined {
  if (!dnd) return undefined;
  const { snooze_enabled, snooze_endtime = 0, dnd_enabled, next_dnd_start_ts = Infinity, next_dnd_end_ts = 0 } = dnd;
  const snoozed = snooze_enabled && snooze_endtime > now ? snooze_endtime : 0;
  const scheduled = dnd_enabled && next_dnd_start_ts <= now && now < next_dnd_end_ts ? next_dnd_end_ts : 0;
  return Math.max(snoozed, scheduled) || undefined;
}

export function setPresence(ids: readonly string[], presence: Here): void {
  for (const id of ids) presences.set(id, presence);
  changed();
}

export function setDnd(id: string, dnd: Dnd): void {
  rests.set(id, dnd);
  wakeInTime();
  changed();
}

/** What tells the server for whom presence is wanted. */
export function setSubscriber(subscribe: (ids: string[]) => void): void {
  send = subscribe;
}

/** After connecting, the server knows of no wishes. */
export function subscribeAgain(): void {
  subscribed = "";
  gather(0);
}

function useWatched(id: string): void {
  useEffect(() => {
    if (!id) return;
    watched.set(id, (watched.get(id) ?? 0) + 1);
    gather(GATHER_MS);
    return () => {
      const count = (watched.get(id) ?? 1) - 1;
      if (count > 0) watched.set(id, count);
      else watched.delete(id);
      gather(FORGET_MS);
    };
  }, [id]);
}

function gather(afterMs: number): void {
  clearTimeout(gathering);
  gathering = setTimeout(subscribe, afterMs);
}

function subscribe(): void {
  const ids = [...watched.keys()].slice(-MOST);
  const wish = ids.join(",");
  if (wish !== subscribed) {
    subscribed = wish;
    send(ids);
  }
  const now = Date.now() / 1000;
  const unknown = ids.filter((id) => !rests.has(id) || isOver(rests.get(id), now));
  for (let at = 0; at < unknown.length; at += DND_PAGE) void loadRests(unknown.slice(at, at + DND_PAGE));
}

async function loadRests(users: string[]): Promise<void> {
  try {
    const answer = await call<{ users: Record<string, Dnd> }>("dnd.teamInfo", { users });
    for (const [id, dnd] of Object.entries(answer.users)) rests.set(id, { ...rests.get(id), ...dnd });
    wakeInTime();
    changed();
  } catch {
    // Asked again with the next wish.
  }
}

/** The span that is known has passed; the next one is the server's to say. */
function isOver({ dnd_enabled, next_dnd_end_ts = 0 }: Dnd = {}, now: number): boolean {
  return dnd_enabled === true && next_dnd_end_ts <= now;
}

/** Draws anew when somebody's rest begins or ends. */
function wakeInTime(): void {
  clearTimeout(waking);
  const now = Date.now() / 1000;
  const times = [...rests.values()]
    .flatMap(({ dnd_enabled, next_dnd_start_ts = 0, next_dnd_end_ts = 0, snooze_endtime = 0 }) => [
      ...(dnd_enabled ? [next_dnd_start_ts, next_dnd_end_ts] : []),
      snooze_endtime,
    ])
    .filter((time) => time > now);
  if (times.length === 0) return;
  const soonest = Math.min(...times) - now;
  waking = setTimeout(
    () => {
      wakeInTime();
      gather(0);
      changed();
    },
    Math.min(soonest * 1000 + 100, 3_600_000),
  );
}
