import { beforeEach, describe, expect, it } from "vitest";
import { setFormatPreferences } from "../../i18n";
import type { User } from "../../model";
import { clearTimes } from "./clearAfter";
import { currentStatus, localTime, roleKey } from "./person";

const ana = { id: "U1", name: "ana", profile: {} } as User;

describe("a person", () => {
  it("has the role that matters most", () => {
    expect(roleKey(ana)).toBeUndefined();
    expect(roleKey({ ...ana, is_admin: true, is_owner: true })).toBe("profile.role.owner");
    expect(roleKey({ ...ana, is_restricted: true })).toBe("profile.role.guest");
    expect(roleKey({ ...ana, is_admin: true, deleted: true })).toBe("profile.role.deactivated");
  });

  it("has a time of their own, and none in a zone nobody knows", () => {
    const now = new Date("2026-07-01T12:00:00Z");
    expect(localTime("Asia/Kolkata", now, "de")?.time).toBe("17:30");
    expect(localTime("Mars/Olympus", now, "de")).toBeUndefined();
    expect(localTime(undefined, now, "de")).toBeUndefined();
  });

  it("has a status until it ends", () => {
    const away = { ...ana, profile: { status_emoji: ":palm_tree:", status_text: "Away", status_expiration: 1000 } } as User;
    expect(currentStatus(away, new Date(999_000))).toEqual({ emoji: "palm_tree", text: "Away", until: 1000 });
    expect(currentStatus(away, new Date(1_000_000))).toBeUndefined();
    expect(currentStatus(ana)).toBeUndefined();
  });
});

describe("clearing a status", () => {
  beforeEach(() => setFormatPreferences({ weekStart: 1 }));

  it("counts from now, to the end of the day and of the week", () => {
    const wednesday = new Date(2026, 10, 25, 10, 0);
    const times = clearTimes(wednesday);
    expect(times.never).toBe(0);
    expect(times.thirty).toBe(wednesday.getTime() / 1000 + 1800);
    expect(new Date(times.today * 1000).getHours()).toBe(23);
    expect(new Date(times.week * 1000).getDay()).toBe(0);
  });

  it("gives Sunday its own evening as the end of the week", () => {
    const sunday = new Date(2026, 10, 29, 10, 0);
    expect(new Date(clearTimes(sunday).week * 1000).getDate()).toBe(29);
  });
});
