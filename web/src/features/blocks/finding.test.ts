import { beforeAll, expect, it } from "vitest";
import { type Conversation, rememberUsers } from "../../model";
import { passes } from "./finding";

const conversation = (more: Partial<Conversation>): Conversation => ({ id: "C1", ...more });

beforeAll(() => rememberUsers([{ id: "UBOT", name: "bot", is_bot: true, profile: {} }]));

it("offers the kinds of conversations that an app asks for, and all where it asks for none", () => {
  const all = [
    conversation({}),
    conversation({ is_private: true }),
    conversation({ is_im: true, user: "U1" }),
    conversation({ is_mpim: true }),
  ];
  const kinds = ["public", "private", "im", "mpim"] as const;
  for (const kind of kinds) expect(all.map((each) => passes(each, { include: [kind] }))).toEqual(kinds.map((other) => other === kind));
  expect(all.every((each) => passes(each, {}))).toBe(true);
});

it("leaves out talks with bots where the app wants that", () => {
  expect(passes(conversation({ is_im: true, user: "UBOT" }), { exclude_bot_users: true })).toBe(false);
  expect(passes(conversation({ is_im: true, user: "UBOT" }), {})).toBe(true);
});
