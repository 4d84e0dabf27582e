/** Every setting by its page, so that it can be found by its words and linked to. */
import type { TextKey } from "../../i18n";

export const PAGES = [
  "appearance",
  "language",
  "messages",
  "notifications",
  "accessibility",
  "account",
  "sessions",
  "members",
  "apps",
  "admin",
] as const;
export type PreferencesPage = (typeof PAGES)[number];

/** Pages that only admins see. */
export const ADMIN_PAGES: readonly PreferencesPage[] = ["members", "apps", "admin"];

export interface Entry {
  id: string;
  page: PreferencesPage;
  label: TextKey;
  /** More words that it is found by. */
  more?: readonly TextKey[];
}

export const ENTRIES: readonly Entry[] = [
  { id: "theme", page: "appearance", label: "settings.theme", more: ["settings.theme.dark", "settings.theme.light"] },
  { id: "size", page: "appearance", label: "settings.size", more: ["settings.sizeHint"] },
  { id: "density", page: "appearance", label: "settings.density", more: ["settings.densityHint"] },
  { id: "names", page: "appearance", label: "settings.names", more: ["settings.names.full", "settings.names.display"] },
  { id: "language", page: "language", label: "settings.language" },
  { id: "zone", page: "language", label: "settings.zone", more: ["settings.zoneAuto"] },
  { id: "clock", page: "language", label: "settings.clock", more: ["settings.clock.12", "settings.clock.24"] },
  { id: "week", page: "language", label: "settings.week" },
  { id: "enter", page: "messages", label: "settings.enter", more: ["settings.enterSends", "settings.enterNewline"] },
  { id: "markup", page: "messages", label: "settings.markup", more: ["settings.formatting", "settings.markupHint"] },
  { id: "codeEnter", page: "messages", label: "settings.codeEnter" },
  { id: "toolbar", page: "messages", label: "settings.toolbar" },
  { id: "typing", page: "messages", label: "settings.typing", more: ["settings.typingHint"] },
  { id: "notify", page: "notifications", label: "settings.notifyAbout", more: ["settings.notify.mentions", "settings.desktop"] },
  { id: "content", page: "notifications", label: "settings.content", more: ["settings.contentHint"] },
  { id: "threads", page: "notifications", label: "settings.threads" },
  { id: "keywords", page: "notifications", label: "settings.keywords", more: ["settings.keywordsHint"] },
  { id: "quiet", page: "notifications", label: "settings.quietTimes", more: ["settings.quietTimesHint", "settings.quietOn"] },
  { id: "contrast", page: "accessibility", label: "settings.contrast", more: ["settings.contrastHint"] },
  { id: "motion", page: "accessibility", label: "settings.motion", more: ["settings.motionHint"] },
  { id: "keys", page: "accessibility", label: "settings.singleKeys", more: ["settings.singleKeysHint"] },
  { id: "password", page: "account", label: "settings.password" },
  { id: "sessions", page: "sessions", label: "settings.sessions", more: ["settings.sessionsHint"] },
  { id: "members", page: "members", label: "settings.members", more: ["settings.reset"] },
  { id: "invite", page: "members", label: "settings.invite" },
  { id: "appRules", page: "apps", label: "settings.appRules", more: ["settings.appApproval", "settings.appMakers"] },
  { id: "appRequests", page: "apps", label: "settings.appRequests", more: ["settings.appRequestsHint"] },
  { id: "workspace", page: "admin", label: "settings.workspaceName", more: ["settings.defaultChannels"] },
  { id: "fields", page: "admin", label: "settings.fields", more: ["settings.fieldsHint"] },
  { id: "emoji", page: "admin", label: "settings.emoji" },
  { id: "import", page: "admin", label: "settings.import" },
];

/** The settings whose words hold all that was typed, those that begin with it first. */
export function findEntries(typed: string, words: (key: TextKey) => string, entries: readonly Entry[] = ENTRIES): Entry[] {
  const sought = fold(typed).split(/\s+/).filter(Boolean);
  if (sought.length === 0) return [];
  return entries
    .map((entry) => {
      const label = fold(words(entry.label));
      const all = [label, ...(entry.more ?? []).map((key) => fold(words(key)))].join(" ");
      return {
        entry,
        rank: label.startsWith(sought[0] ?? "") ? 0 : label.includes(sought[0] ?? "") ? 1 : 2,
        fits: sought.every((word) => all.includes(word)),
      };
    })
    .filter(({ fits }) => fits)
    .sort((left, right) => left.rank - right.rank)
    .map(({ entry }) => entry);
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
