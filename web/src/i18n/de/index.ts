import type { Catalog } from "../en";
import { activity } from "./activity";
import { browser } from "./browser";
import { common } from "./common";
import { composer } from "./composer";
import { direct } from "./direct";
import { emoji } from "./emoji";
import { errors } from "./errors";
import { files } from "./files";
import { later } from "./later";
import { profile } from "./profile";
import { richtext } from "./richtext";
import { search } from "./search";
import { settings } from "./settings";
import { shell } from "./shell";
import { sidebar } from "./sidebar";
import { signin } from "./signin";
import { switcher } from "./switcher";
import { thread } from "./thread";
import { timeline } from "./timeline";
import { ui } from "./ui";

/** Every text of the interface in German. */
export const catalog: Catalog = {
  ...common,
  ...ui,
  ...richtext,
  ...composer,
  ...emoji,
  ...signin,
  ...search,
  ...profile,
  ...settings,
  ...files,
  ...errors,
  ...shell,
  ...sidebar,
  ...timeline,
  ...thread,
  ...activity,
  ...later,
  ...direct,
  ...switcher,
  ...browser,
};
