import { describe, expect, it } from "vitest";
import { readChart, scaleOf, slicePath } from "./chartScale";

describe("a chart", () => {
  it("takes a pie's segments, without those that are nothing", () => {
    const segments = [
      { label: "Tea", value: 3 },
      { label: "Air", value: 0 },
      { label: "Coffee", value: "1" },
    ];
    expect(readChart({ type: "pie", segments })).toEqual({
      kind: "pie",
      categories: ["Tea", "Coffee"],
      series: [{ name: "", values: [3, 1] }],
    });
  });

  it("puts each point under its category, in the axis' order, and leaves gaps", () => {
    const series = [
      {
        name: "Web",
        data: [
          { label: "Tue", value: 2 },
          { label: "Mon", value: 1 },
        ],
      },
    ];
    const chart = readChart({ type: "line", series, axis_config: { categories: ["Mon", "Tue", "Wed"], x_label: "Day" } });
    expect(chart).toMatchObject({ categories: ["Mon", "Tue", "Wed"], series: [{ name: "Web", values: [1, 2, undefined] }], xLabel: "Day" });
  });

  it("is none when there is nothing to draw, or its kind is not known", () => {
    expect(readChart({ type: "pie", segments: [] })).toBeUndefined();
    expect(readChart({ type: "radar", series: [] })).toBeUndefined();
    expect(readChart("pie")).toBeUndefined();
  });
});

describe("a scale", () => {
  it("goes from zero in round steps to above the largest", () => {
    expect(scaleOf([3, 17, 41])).toEqual({ low: 0, high: 60, ticks: [0, 20, 40, 60] });
    expect(scaleOf([0.02, 0.07]).ticks).toEqual([0, 0.02, 0.04, 0.06, 0.08]);
  });

  it("goes below zero when values do, and is one step high when all are nothing", () => {
    expect(scaleOf([-30, 50])).toEqual({ low: -40, high: 60, ticks: [-40, -20, 0, 20, 40, 60] });
    expect(scaleOf([0, 0]).high).toBeGreaterThan(0);
  });
});

it("draws a whole pie as a circle, since an arc to its own beginning is nothing", () => {
  expect(slicePath(0, 1, 80, 78).match(/A /g)).toHaveLength(2);
});
