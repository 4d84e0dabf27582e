import type { Catalog } from "../en";
import { activity } from "./activity";
import { browser } from "./browser";
import { composer } from "./composer";
import { details } from "./details";
import { direct } from "./direct";
import { emoji } from "./emoji";
import { entrance } from "./entrance";
import { files } from "./files";
import { keys } from "./keys";
import { later } from "./later";
import { notifications } from "./notifications";
import { profile } from "./profile";
import { richtext } from "./richtext";
import { search } from "./search";
import { settings } from "./settings";
import { shell } from "./shell";
import { sidebar } from "./sidebar";
import { switcher } from "./switcher";
import { thread } from "./thread";
import { timeline } from "./timeline";

/** Every text of the interface in German. */
export const catalog: Catalog = {
  ...entrance,
  ...richtext,
  ...composer,
  ...emoji,
  ...search,
  ...profile,
  ...settings,
  ...files,
  ...shell,
  ...sidebar,
  ...timeline,
  ...thread,
  ...activity,
  ...later,
  ...direct,
  ...switcher,
  ...browser,
  ...keys,
  ...notifications,
  ...details,
};
