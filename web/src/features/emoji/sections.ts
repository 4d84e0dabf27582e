import { Clock, Coffee, Flag, Hand, Heart, Leaf, Lightbulb, type LucideIcon, Plane, Smile, Sparkles, Trophy } from "lucide-react";
import type { TextKey, Translate } from "../../i18n";
import type { SectionName } from "./rows";

const SECTIONS: Record<string, [TextKey, LucideIcon]> = {
  recent: ["emoji.section.recent", Clock],
  custom: ["emoji.section.custom", Sparkles],
  found: ["emoji.section.found", Clock],
  group0: ["emoji.section.smileys", Smile],
  group1: ["emoji.section.people", Hand],
  group3: ["emoji.section.nature", Leaf],
  group4: ["emoji.section.food", Coffee],
  group5: ["emoji.section.travel", Plane],
  group6: ["emoji.section.activities", Trophy],
  group7: ["emoji.section.objects", Lightbulb],
  group8: ["emoji.section.symbols", Heart],
  group9: ["emoji.section.flags", Flag],
};

export function sectionTitle(t: Translate, section: SectionName): string {
  const entry = SECTIONS[section];
  return entry ? t(entry[0]) : section;
}

export function sectionIcon(section: SectionName): LucideIcon {
  return SECTIONS[section]?.[1] ?? Clock;
}
