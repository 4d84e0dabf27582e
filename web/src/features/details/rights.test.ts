import { expect, it } from "vitest";
import { rightsIn } from "./rights";

const kara = { id: "U1", name: "kara", profile: {}, is_admin: true };
const ivan = { id: "U2", name: "ivan", profile: {} };
const lena = { id: "U3", name: "lena", profile: {}, is_restricted: true };
const random = { id: "C1", name: "random", creator: "U1", is_member: true };

it("lets members change what a channel says of itself, and those who made it or are admins its name", () => {
  expect(rightsIn(random, ivan)).toMatchObject({ change: true, rule: false, remove: false, convert: false });
  expect(rightsIn({ ...random, creator: "U2" }, ivan)).toMatchObject({ rule: true, remove: true, convert: false });
  expect(rightsIn(random, kara)).toMatchObject({ rule: true, remove: true, convert: true });
});

it("lets guests change nothing, and nobody change what is archived but who may bring it back", () => {
  expect(rightsIn(random, lena).change).toBe(false);
  expect(rightsIn({ ...random, is_archived: true }, ivan)).toMatchObject({ change: false, rule: false });
  expect(rightsIn({ ...random, is_archived: true }, kara)).toMatchObject({ change: false, rule: true, convert: false });
});

it("keeps everybody in the general channel", () => {
  expect(rightsIn({ ...random, is_general: true }, kara)).toMatchObject({ leave: false, remove: false, convert: false });
});
