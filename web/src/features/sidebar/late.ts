/** Menus and dialogs of the sidebar: fetched when nothing else is to do, or when first opened. */
import { part } from "../../ui";

export const ConversationMenu = part(() => import("./ConversationMenu").then(({ ConversationMenu }) => ConversationMenu));
export const SectionMenu = part(() => import("./SectionMenu").then(({ SectionMenu }) => SectionMenu));
export const SectionDialog = part(() => import("./SectionDialog").then(({ SectionDialog }) => SectionDialog));

export const MoreMenu = part(() => import("./RailMenus").then(({ MoreMenu }) => MoreMenu));
export const MakeMenu = part(() => import("./RailMenus").then(({ MakeMenu }) => MakeMenu));

export function fetchMenus(): void {
  for (const wanted of [ConversationMenu, SectionMenu, SectionDialog, MoreMenu, MakeMenu]) wanted.fetch();
}
