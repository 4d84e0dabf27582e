/** The parts of the page that come in chunks of their own, and when they are fetched. */
import { fetchMenus } from "../features/sidebar";
import { fetchElements } from "../richtext";
import { fetchWindows, part } from "../ui";

import { fetchPicker } from "./picker";

export const AgentBar = part(() => import("../features/agents").then(({ AgentBar }) => AgentBar));
export const Prompts = part(() => import("../features/agents").then(({ Prompts }) => Prompts));
export const GoTo = part(() => import("./GoTo").then(({ GoTo }) => GoTo));
export const SearchPage = part(() => import("../features/search").then(({ SearchPage }) => SearchPage));
export const AboutApp = part(() => import("../features/apps").then(({ AboutApp }) => AboutApp));
export const ChannelApps = part(() => import("../features/apps").then(({ ChannelApps }) => ChannelApps));
export const AppConversation = part(() => import("./AppConversation").then(({ AppConversation }) => AppConversation));
export const AppsArea = part(() => import("../features/apps").then(({ AppsArea }) => AppsArea));
export const Browse = part(() => import("../features/browser/Browse").then(({ Browse }) => Browse));
export const ActivityPage = part(() => import("../features/activity").then(({ ActivityPage }) => ActivityPage));
export const LaterPage = part(() => import("../features/later").then(({ LaterPage }) => LaterPage));
export const DirectPage = part(() => import("../features/direct").then(({ DirectPage }) => DirectPage));
export const DraftsPage = part(() => import("../features/composer/DraftsPage").then(({ DraftsPage }) => DraftsPage));
export const ThreadsPage = part(() => import("./ThreadsPage").then(({ ThreadsPage }) => ThreadsPage));
export const UnreadsPage = part(() => import("../features/unreads").then(({ UnreadsPage }) => UnreadsPage));
export const PeoplePage = part(() => import("../features/people").then(({ PeoplePage }) => PeoplePage));
export const ProfilePane = part(() => import("../features/profile").then(({ ProfilePane }) => ProfilePane));
export const SelfMenu = part(() => import("../features/profile").then(({ SelfMenu }) => SelfMenu));
export const SidePane = part(() => import("./SidePane").then(({ SidePane }) => SidePane));
export const Notifying = part(() => import("../features/notifications").then(({ Notifying }) => Notifying));
export const StatusDialog = part(() => import("../features/profile").then(({ StatusDialog }) => StatusDialog));
export const Preferences = part(() => import("../features/settings").then(({ Preferences }) => Preferences));
export const SignInAgain = part(() => import("../features/signin").then(({ SignInAgain }) => SignInAgain));
export const Deactivated = part(() => import("../features/signin").then(({ Deactivated }) => Deactivated));
export const Lightbox = part(() => import("../features/files").then(({ Lightbox }) => Lightbox));
export const Details = part(() => import("../features/details").then(({ Details }) => Details));
export const CreateChannel = part(() => import("../features/browser/CreateChannel").then(({ CreateChannel }) => CreateChannel));
export const ShortcutDialog = part(() => import("../features/apps/ShortcutDialog").then(({ ShortcutDialog }) => ShortcutDialog));
export const ShortcutSheet = part(() => import("./ShortcutSheet").then(({ ShortcutSheet }) => ShortcutSheet));
/** With what draws fields, so that the first of them can have the focus at once. */
export const Views = part(() => Promise.all([import("../features/views"), fetchElements()]).then(([{ Views }]) => Views));
export const WordsEditor = part(() => import("../features/composer/WordsEditor").then(({ WordsEditor }) => WordsEditor));

/** What is likely to be opened next, fetched while nothing else is to do. */
export function fetchParts(): void {
  fetchWindows();
  fetchMenus();
  fetchPicker();
  const views = [GoTo, SearchPage, Browse, ThreadsPage, ActivityPage, LaterPage, DirectPage, DraftsPage, UnreadsPage, PeoplePage];
  const dialogs = [SidePane, ProfilePane, SelfMenu, StatusDialog, Preferences, Lightbox, Details, CreateChannel, ShortcutSheet];
  for (const wanted of [...views, ...dialogs]) void wanted.fetch();
}
