import { expect, it } from "vitest";
import type { User } from "../../model";
import { belongs } from "./people";

const ana = { id: "U1", name: "ana", profile: {} } as User;

it("lists people by what they are, and those who have left only among themselves", () => {
  expect(belongs(ana, "all")).toBe(true);
  expect(belongs({ ...ana, deleted: true }, "all")).toBe(false);
  expect(belongs({ ...ana, deleted: true }, "deactivated")).toBe(true);
  expect(belongs({ ...ana, is_admin: true }, "admins")).toBe(true);
  expect(belongs({ ...ana, is_bot: true }, "all")).toBe(false);
  expect(belongs({ ...ana, is_bot: true }, "apps")).toBe(true);
  expect(belongs({ ...ana, is_restricted: true }, "guests")).toBe(true);
  expect(belongs(ana, "guests")).toBe(false);
});
