import { afterEach, describe, expect, it } from "vitest";
import { applyViewEvent, currentStack, drop, put, replace, type View } from "./stack";

const view = (id: string, root = id, more: Partial<View> = {}): View => ({ id, type: "modal", root_view_id: root, blocks: [], ...more });
const ids = () => currentStack().map(({ id }) => id);
const tell = (type: string, more: object) => applyViewEvent({ type, ...more } as never);

describe("the stack of views", () => {
  afterEach(() => {
    for (const id of ids()) drop(id, true);
  });

  it("grows by what is opened and pushed, each once", () => {
    tell("view_opened", { view: view("V1") });
    tell("view_pushed", { view: view("V2", "V1") });
    put(view("V2", "V1"));
    expect(ids()).toEqual(["V1", "V2"]);
  });

  it("changes in place, and leaves the pages of apps alone", () => {
    put(view("V1"));
    put(view("V2", "V1"));
    tell("view_updated", { view: view("V1", "V1", { hash: "2" }) });
    tell("view_updated", { view: view("V9", "V9", { type: "home" }) });
    tell("view_updated", { view: view("V8") });
    expect(currentStack().map(({ id, hash }) => [id, hash])).toEqual([
      ["V1", "2"],
      ["V2", undefined],
    ]);
    replace("V2", view("V3", "V1"));
    expect(ids()).toEqual(["V1", "V3"]);
  });

  it("loses a view with those above it, or all of its own, and no others", () => {
    put(view("V0"));
    put(view("V1"));
    put(view("V2", "V1"));
    put(view("V3", "V1"));
    tell("view_closed", { view_id: "V2", is_cleared: false });
    expect(ids()).toEqual(["V0", "V1"]);
    put(view("V2", "V1"));
    tell("view_closed", { view_id: "V2", is_cleared: true });
    expect(ids()).toEqual(["V0"]);
  });
});
