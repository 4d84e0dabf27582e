import { describe, expect, it } from "vitest";
import { FITTED, panBy, turn, zoomBy } from "./view";

describe("looking at a picture", () => {
  it("keeps the point under the pointer while zooming", () => {
    const view = zoomBy({ ...FITTED, zoom: 2, x: 10, y: 0 }, 2, { x: 50, y: 20 });
    expect(view).toMatchObject({ zoom: 4, x: -30, y: -20 });
  });

  it("does not go below fitting or beyond twelve times, and centres when it fits", () => {
    expect(zoomBy({ ...FITTED, zoom: 2, x: 40, y: 40 }, 0.1)).toEqual(FITTED);
    expect(zoomBy(FITTED, 100).zoom).toBe(12);
  });

  it("pans only what is larger than the window", () => {
    expect(panBy(FITTED, 5, 5)).toEqual(FITTED);
    expect(panBy({ ...FITTED, zoom: 2 }, 5, 6)).toMatchObject({ x: 5, y: 6 });
  });

  it("turns both ways round", () => {
    expect(turn(turn(FITTED, -1), 1).turns).toBe(0);
    expect(turn(FITTED, -1).turns).toBe(3);
  });
});
