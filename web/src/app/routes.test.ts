import { expect, it } from "vitest";
import { channelPath, parseRoute } from "./routes";

it("reads links that start workflows", () => {
  expect(parseRoute("/shortcuts/Ft0123456789")).toEqual({ view: "workflow", trigger: "Ft0123456789" });
  expect(parseRoute("/shortcuts/Ft0123456789/1f2e3d")).toEqual({ view: "workflow", trigger: "Ft0123456789" });
  expect(parseRoute("/shortcuts/else")).toEqual({ view: "home" });
});

it("reads permalinks, with and without a thread", () => {
  expect(parseRoute("/archives/C1/p1700000000000100")).toEqual({ view: "channel", channel: "C1", ts: "1700000000.000100" });
  expect(parseRoute("/archives/C1/p1700000000000100", "?thread_ts=1600000000.000100&cid=C1")).toMatchObject({
    thread: "1600000000.000100",
  });
});

it("reads back what it writes", () => {
  const path = channelPath("T1", "C1", { thread: "1700000000.000100" });
  expect(parseRoute(path)).toEqual({ view: "channel", channel: "C1", thread: "1700000000.000100" });
});

it("knows the views by their names", () => {
  expect(parseRoute("/later")).toEqual({ view: "later" });
  expect(parseRoute("/drafts")).toEqual({ view: "drafts" });
});

it("leads to an app, and to a page of it", () => {
  expect(parseRoute("/apps")).toEqual({ view: "apps" });
  expect(parseRoute("/apps/A1/webhooks")).toEqual({ view: "apps", app: "A1", tab: "webhooks" });
});

it("asks for consent where apps send people", () => {
  expect(parseRoute("/oauth/v2/authorize", "?client_id=T1.A1")).toEqual({ view: "consent", way: "oauth/v2", query: "?client_id=T1.A1" });
  expect(parseRoute("/oauth/mcp/authorize")).toEqual({ view: "consent", way: "oauth/mcp", query: "" });
  expect(parseRoute("/openid/connect/authorize")).toEqual({ view: "consent", way: "openid/connect", query: "" });
  expect(parseRoute("/oauth/v2/authorize/more")).toEqual({ view: "home" });
});

it("takes anything else for home", () => {
  expect(parseRoute("/nowhere/at/all")).toEqual({ view: "home" });
});
