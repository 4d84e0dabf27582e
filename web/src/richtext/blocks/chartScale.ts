/** The numbers behind a chart: what an app sent as series over categories, and where values lie. */

export interface Series {
  name: string;
  /** One for each category; undefined where there is none. */
  values: (number | undefined)[];
}

export interface ChartData {
  kind: "pie" | "bar" | "area" | "line";
  categories: string[];
  series: Series[];
  xLabel?: string | undefined;
  yLabel?: string | undefined;
}

interface Point {
  label?: unknown;
  value?: unknown;
}

interface Wire {
  type?: unknown;
  segments?: Point[];
  series?: { name?: unknown; data?: Point[] }[];
  axis_config?: { categories?: unknown[]; x_label?: string; y_label?: string };
}

const KINDS = ["pie", "bar", "area", "line"] as const;

/** A chart as it came, as data to draw; undefined when there is nothing that could be drawn. */
export function readChart(chart: unknown): ChartData | undefined {
  const wire = (chart ?? {}) as Wire;
  const kind = KINDS.find((name) => name === wire.type);
  if (!kind) return undefined;
  if (kind === "pie") {
    const parts = (wire.segments ?? []).filter(({ value }) => Number(value) > 0);
    if (parts.length === 0) return undefined;
    return { kind, categories: parts.map(({ label }) => String(label ?? "")), series: [{ name: "", values: parts.map(toNumber) }] };
  }
  const all = wire.series ?? [];
  const labels = wire.axis_config?.categories?.map(String) ?? [
    ...new Set(all.flatMap(({ data }) => (data ?? []).map(({ label }) => String(label ?? "")))),
  ];
  if (labels.length === 0 || all.length === 0) return undefined;
  const series = all.map(({ name, data }) => {
    const known = new Map((data ?? []).map((point) => [String(point.label ?? ""), toNumber(point)]));
    return { name: String(name ?? ""), values: labels.map((label) => known.get(label)) };
  });
  return { kind, categories: labels, series, xLabel: wire.axis_config?.x_label, yLabel: wire.axis_config?.y_label };
}

function toNumber({ value }: Point): number | undefined {
  const number = Number(value);
  return value === null || value === "" || Number.isNaN(number) ? undefined : number;
}

/** How many colours there are before they come again. */
const COLOURS = 6;
export const colourOf = (place: number): string => `var(--chart-${(place % COLOURS) + 1})`;

export interface Scale {
  low: number;
  high: number;
  ticks: number[];
}

/** Round numbers from zero (or below it) to above the largest value, about four steps apart. */
export function scaleOf(values: readonly (number | undefined)[], steps = 4): Scale {
  const known = values.filter((value): value is number => value !== undefined && Number.isFinite(value));
  const most = Math.max(0, ...known);
  const least = Math.min(0, ...known);
  const rough = (most - least || 1) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const low = Math.floor(least / step) * step;
  const high = Math.max(Math.ceil(most / step) * step, low + step);
  const count = Math.round((high - low) / step);
  return { low, high, ticks: Array.from({ length: count + 1 }, (_, place) => Number((low + place * step).toPrecision(12))) };
}

/** A slice of a pie around the middle, from one share of the whole to another (0 to 1). */
export function slicePath(from: number, to: number, middle: number, radius: number): string {
  const point = (share: number) => {
    const angle = share * 2 * Math.PI - Math.PI / 2;
    return `${(middle + radius * Math.cos(angle)).toFixed(2)} ${(middle + radius * Math.sin(angle)).toFixed(2)}`;
  };
  if (to - from > 0.9999) {
    const turn = `A ${radius} ${radius} 0 1 1`;
    return `M ${point(0)} ${turn} ${point(0.5)} ${turn} ${point(1)} Z`;
  }
  return `M ${middle} ${middle} L ${point(from)} A ${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)} Z`;
}
