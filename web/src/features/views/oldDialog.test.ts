import { expect, it } from "vitest";
import { collectState } from "../../richtext/elements/values";
import { asView, submissionOf } from "./oldDialog";

it("shows a dialog of the old kind as fields, and sends it in its own words", () => {
  const fruit = [
    { label: "Apple", value: "apple" },
    { label: "Pear", value: "pear" },
  ];
  const view = asView("D1", {
    title: "Request",
    submit_label: "Send",
    elements: [
      { type: "text", name: "mail", label: "E-mail", subtype: "email", value: "kara@acme.example" },
      { type: "textarea", name: "why", label: "Why", optional: true, hint: "Short" },
      { type: "select", name: "fruit", label: "Fruit", options: fruit, value: "pear" },
      { type: "select", name: "who", label: "Who", data_source: "users", value: "U1" },
      { type: "select", name: "ticket", label: "Ticket", data_source: "external", min_query_length: 3 },
    ],
  });
  expect(view).toMatchObject({ id: "D1", title: { text: "Request" }, submit: { text: "Send" } });
  expect(view.blocks.map(({ element }) => (element as { type: string }).type)).toEqual([
    "email_text_input",
    "plain_text_input",
    "static_select",
    "users_select",
    "external_select",
  ]);
  expect(view.blocks[1]).toMatchObject({ optional: true, hint: { text: "Short" }, element: { multiline: true, max_length: 3000 } });
  const state = collectState(view.blocks, { type: "view", view_id: "D1" }, () => undefined);
  expect(submissionOf(state)).toEqual({ mail: "kara@acme.example", why: null, fruit: "pear", who: "U1", ticket: null });
});
