import { composer } from "./composer";
import { emoji } from "./emoji";
import { entrance } from "./entrance";
import { files } from "./files";
import { keys } from "./keys";
import { notifications } from "./notifications";
import { richtext } from "./richtext";
import { shell } from "./shell";
import { sidebar } from "./sidebar";
import { switcher } from "./switcher";
import { thread } from "./thread";
import { timeline } from "./timeline";

/** What the workspace says before a page or a dialog is opened. */
export const rooms = {
  ...entrance,
  ...richtext,
  ...composer,
  ...emoji,
  ...files,
  ...shell,
  ...sidebar,
  ...timeline,
  ...thread,
  ...switcher,
  ...keys,
  ...notifications,
};
