/** From place to place: every link, key and menu comes through here. */
import { conversationById, currentTeam, isUnread, knownConversations, shownSections } from "../model";
import { showProfile } from "./frame";
import { channelPath, currentRoute, go } from "./routes";
import { isNarrow } from "./widths";

export interface Place {
  channel: string;
  ts?: string | undefined;
  threadTs?: string | undefined;
}

let lastRead: string | undefined;

export const pathOf = (id: string): string => channelPath(currentTeam().id, id);

export function openConversation(id: string): void {
  lastRead = id;
  go(pathOf(id));
}

export function openThread(channel: string, threadTs: string): void {
  showProfile(undefined);
  go(channelPath(currentTeam().id, channel, { thread: threadTs }));
}

export function openPlace({ channel, ts, threadTs }: Place): void {
  go(channelPath(currentTeam().id, channel, { ts, thread: threadTs }));
}

export const openSearch = (query: string, { replace = false } = {}): void => go(`/search?q=${encodeURIComponent(query)}`, { replace });
/** To all apps, or to a path below them. */
export const openApps = (path = "", { replace = false } = {}): void => go(`/apps${path}`, { replace });
export const openView = (view: string): void => go(`/${view}`);

/** From a view back to what was read before; on a phone to the list. */
export function leaveView(): void {
  if (lastRead && !isNarrow()) openConversation(lastRead);
  else go("/");
}

/** Home: what was read last, or what opens first; a phone begins with the list of conversations. */
export function openHome({ replace = false } = {}): void {
  const target = isNarrow() ? undefined : (lastRead ?? firstConversation());
  go(target ? pathOf(target) : "/", { replace });
}

/** Channel and thread on screen, as the model names places. */
export function shownPlaces(): string[] {
  const route = currentRoute();
  if (route.view !== "channel") return [];
  return [route.channel, ...(route.thread ? [`${route.channel}:${route.thread}`] : [])];
}

/** Remembers where one is, to come back to it. */
export function noteReading(channel: string | undefined): void {
  lastRead = channel ?? lastRead;
}

/** Closes what stands at the side: a profile, or else the thread. */
export function closePane(): void {
  const route = currentRoute();
  showProfile(undefined);
  if (route.view === "channel" && route.thread) openConversation(route.channel);
}

/** One on, or one back, in the order of the sidebar. */
export function step(by: number, { isUnreadOnly = false } = {}): void {
  const route = currentRoute();
  const here = route.view === "channel" ? route.channel : undefined;
  const next = neighbour(here, by, isUnreadOnly);
  if (next) openConversation(next);
}

function neighbour(id: string | undefined, by: number, isUnreadOnly: boolean): string | undefined {
  const order = shownSections()
    .flatMap(({ ids }) => ids)
    .filter((other) => {
      const conversation = conversationById(other);
      return other === id || !isUnreadOnly || (conversation !== undefined && isUnread(conversation));
    });
  const at = order.indexOf(id ?? "");
  if (at < 0) return by > 0 ? order[0] : order.at(-1);
  return order[(at + by + order.length) % order.length];
}

/** Where something unread was written last. */
export function openLatestUnread(): void {
  const unread = [...knownConversations()].filter((conversation) => isUnread(conversation));
  const [latest] = unread.sort((left, right) => ((left.latest ?? "") < (right.latest ?? "") ? 1 : -1));
  if (latest) openConversation(latest.id);
}

/** What opens first: the general channel, or the first in the sidebar. */
export function firstConversation(): string | undefined {
  const general = [...knownConversations()].find(({ is_general, is_member }) => is_general && is_member !== false);
  return general?.id ?? shownSections().flatMap(({ ids }) => ids)[0];
}
