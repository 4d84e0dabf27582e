import { type TextKey, text } from "../../i18n";
import type { Section } from "../../model";

const BUILT_IN: Partial<Record<Section["type"], TextKey>> = {
  stars: "sidebar.stars",
  channels: "sidebar.channels",
  direct_messages: "sidebar.directMessages",
  apps: "sidebar.apps",
};

/** What a section is called: those that are always there in the reader's language. */
export function sectionName({ type, name }: Section): string {
  const key = BUILT_IN[type];
  return key ? text(key) : name;
}
