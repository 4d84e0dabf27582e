/** Addresses: each view has one, and a reload comes back to it. */
import { useSyncExternalStore } from "react";

/** Views that stand beside the sidebar and need nothing but their name. */
const VIEWS = ["threads", "activity", "later", "direct", "drafts", "browse", "unreads", "people"] as const;

export type Route =
  | { view: "home" }
  | { view: "channel"; channel: string; ts?: string; thread?: string }
  | { view: (typeof VIEWS)[number] }
  | { view: "search"; query: string }
  | { view: "apps"; app?: string; tab?: string }
  | { view: "workflow"; trigger: string }
  | { view: "join"; code: string }
  | { view: "reset"; code: string }
  | { view: "consent"; way: string; query: string };

/** `/client/T1/C1`, `/client/T1/C1/thread/1700000000.000100`, `/archives/C1/p1700000000000100?thread_ts=…`, `/search?q=…` … */
export function parseRoute(path: string, search = ""): Route {
  const [first = "", second = "", third = "", fourth = "", fifth = ""] = path.split("/").slice(1).map(decodeURIComponent);
  const query = new URLSearchParams(search);
  // Where apps send people to agree to what they ask for.
  const way = /^\/(oauth(?:\/v2|\/v2_user|\/mcp)?|openid\/connect)\/authorize$/.exec(path)?.[1];
  if (way) return { view: "consent", way, query: search };
  if (first === "archives" && second) {
    const ts = /^p(\d{10})(\d{6})$/.exec(third);
    const thread = query.get("thread_ts");
    return { view: "channel", channel: second, ...(ts ? { ts: `${ts[1]}.${ts[2]}` } : {}), ...(thread ? { thread } : {}) };
  }
  if (first === "client" && third) {
    const ts = query.get("ts");
    return { view: "channel", channel: third, ...(ts ? { ts } : {}), ...(fourth === "thread" && fifth ? { thread: fifth } : {}) };
  }
  if (first === "apps") return { view: "apps", ...(second ? { app: second } : {}), ...(third ? { tab: third } : {}) };
  // What starts a workflow; what may follow is of no interest here.
  if (first === "shortcuts" && /^Ft[0-9A-Z]+$/.test(second)) return { view: "workflow", trigger: second };
  if (first === "search") return { view: "search", query: query.get("q") ?? "" };
  const view = VIEWS.find((name) => name === first);
  if (view) return { view };
  if ((first === "join" || first === "invite") && second) return { view: "join", code: second };
  if (first === "reset" && second) return { view: "reset", code: second };
  return { view: "home" };
}

export function channelPath(team: string, channel: string, more: { ts?: string | undefined; thread?: string | undefined } = {}): string {
  const thread = more.thread ? `/thread/${more.thread}` : "";
  return `/client/${team}/${channel}${thread}${more.ts ? `?ts=${more.ts}` : ""}`;
}

const listeners = new Set<() => void>();
let known = { href: "", route: { view: "home" } as Route };

export function currentRoute(): Route {
  if (known.href !== location.href) known = { href: location.href, route: parseRoute(location.pathname, location.search) };
  return known.route;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("popstate", listener);
  };
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, currentRoute);
}

export function go(path: string, { replace = false } = {}): void {
  if (path === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", path);
  for (const listener of [...listeners]) listener();
  // Other windows hear what this one shows now.
  dispatchEvent(new Event("hallway:moved"));
}
