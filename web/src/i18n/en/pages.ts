import { activity } from "./activity";
import { agents } from "./agents";
import { apps } from "./apps";
import { blocks } from "./blocks";
import { browser } from "./browser";
import { details } from "./details";
import { direct } from "./direct";
import { later } from "./later";
import { people } from "./people";
import { profile } from "./profile";
import { search } from "./search";
import { settings } from "./settings";
import { unreads } from "./unreads";
import { views } from "./views";

/** What pages and dialogs say; they come with these texts. */
export const pages = {
  ...activity,
  ...agents,
  ...apps,
  ...blocks,
  ...browser,
  ...details,
  ...direct,
  ...later,
  ...people,
  ...profile,
  ...search,
  ...settings,
  ...unreads,
  ...views,
};
