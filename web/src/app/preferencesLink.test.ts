import { expect, it } from "vitest";
import { linkedPreferences } from "./preferencesLink";

it("reads links to a page, and to one setting", () => {
  expect(linkedPreferences("#preferences/notifications")).toEqual({ name: "preferences", page: "notifications" });
  expect(linkedPreferences("#preferences/notifications/quiet")).toEqual({ name: "preferences", page: "notifications", setting: "quiet" });
  expect(linkedPreferences("#main")).toBeUndefined();
});
