import { describe, expect, it } from "vitest";
import { clampCrop, cropBox, FULL } from "./crop";

const wide = { width: 400, height: 200 };

describe("cropping a photo", () => {
  it("takes the largest square from the middle at first", () => {
    expect(cropBox(wide, FULL)).toEqual({ left: 100, top: 0, side: 200 });
  });

  it("never leaves the picture", () => {
    const { left, top, side } = cropBox(wide, clampCrop(wide, { zoom: 2, x: 9, y: -9 }));
    expect([left + side, top]).toEqual([400, 0]);
    expect(clampCrop(wide, { zoom: 99, x: 0, y: 0 }).zoom).toBe(4);
  });
});
