import { formatNumber, useText } from "../../i18n";
import styles from "./Chart.module.css";
import { type ChartData, colourOf, type Scale, scaleOf } from "./chartScale";

const HEIGHT = 220;
const TOP = 10;
const BOTTOM = 26;
const LETTER = 7;
/** Lines differ in how they are drawn, too, so that colour is not all there is. */
const DASHES = ["", "6 3", "2 3", "8 3 2 3", "4 4", "1 3"];

interface Place {
  x(category: number): number;
  y(value: number): number;
  /** The width of one category. */
  band: number;
  left: number;
  right: number;
}

/** Bars, lines or areas over categories. */
export function Plot({ data, width, title }: { data: ChartData; width: number; title: string }) {
  const t = useText();
  const scale = scaleOf(data.series.flatMap(({ values }) => values));
  const words = scale.ticks.map((tick) => formatNumber(tick, { notation: Math.abs(scale.high) >= 10_000 ? "compact" : "standard" }));
  const left = Math.max(...words.map((word) => word.length)) * LETTER + 8;
  const right = width - 6;
  const band = (right - left) / data.categories.length;
  const bottom = HEIGHT - BOTTOM - (data.xLabel ? 18 : 0);
  const top = TOP + (data.yLabel ? 16 : 0);
  const place: Place = {
    x: (category) => left + band * (category + 0.5),
    y: (value) => bottom - ((value - scale.low) / (scale.high - scale.low)) * (bottom - top),
    band,
    left,
    right,
  };
  const kind = data.kind === "bar" ? "blocks.chart.bar" : data.kind === "line" ? "blocks.chart.line" : "blocks.chart.area";
  const every = Math.ceil((Math.max(...data.categories.map((word) => word.length)) * LETTER + 8) / band);
  return (
    <svg
      className={styles.plot}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={t(kind, { title })}
    >
      {data.yLabel ? (
        <text className={styles.axis} x={0} y={12}>
          {data.yLabel}
        </text>
      ) : null}
      {scale.ticks.map((tick, at) => (
        <g key={tick}>
          <line className={tick === 0 ? styles.zero : styles.grid} x1={left} x2={right} y1={place.y(tick)} y2={place.y(tick)} />
          <text className={styles.tick} x={left - 6} y={place.y(tick) + 4} textAnchor="end">
            {words[at]}
          </text>
        </g>
      ))}
      {data.kind === "bar" ? <Bars data={data} place={place} scale={scale} /> : <Lines data={data} place={place} scale={scale} />}
      {data.categories.map((category, at) =>
        at % every === 0 ? (
          <text key={at} className={styles.tick} x={place.x(at)} y={bottom + 16} textAnchor="middle">
            {shortened(category, band * every)}
          </text>
        ) : null,
      )}
      {data.xLabel ? (
        <text className={styles.axis} x={(left + right) / 2} y={HEIGHT - 6} textAnchor="middle">
          {data.xLabel}
        </text>
      ) : null}
    </svg>
  );
}

interface MarksProps {
  data: ChartData;
  place: Place;
  scale: Scale;
}

function Bars({ data, place }: MarksProps) {
  const group = Math.min(place.band * 0.76, 34 * data.series.length);
  const wide = group / data.series.length;
  return data.series.map(({ name, values }, nth) =>
    values.map((value, at) => {
      if (value === undefined) return null;
      const end = place.y(value);
      const zero = place.y(0);
      return (
        <rect
          key={`${nth}/${at}`}
          x={place.x(at) - group / 2 + wide * nth + 0.5}
          y={Math.min(end, zero)}
          width={Math.max(1, wide - 1)}
          height={Math.max(Math.abs(zero - end), value === 0 ? 0 : 1)}
          rx={Math.min(3, wide / 4)}
          fill={colourOf(nth)}
        >
          <title>{`${name} · ${data.categories[at]}: ${formatNumber(value)}`}</title>
        </rect>
      );
    }),
  );
}

function Lines({ data, place, scale }: MarksProps) {
  const zero = place.y(Math.max(scale.low, Math.min(0, scale.high)));
  return data.series.map(({ name, values }, nth) => {
    const points = values.flatMap((value, at) => (value === undefined ? [] : [{ x: place.x(at), y: place.y(value), value, at }]));
    const path = points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"} ${x.toFixed(1)} ${y.toFixed(1)}`).join(" ");
    const first = points[0];
    const last = points.at(-1);
    return (
      <g key={nth}>
        {data.kind === "area" && first && last ? (
          <path d={`${path} L ${last.x} ${zero} L ${first.x} ${zero} Z`} fill={colourOf(nth)} className={styles.area} />
        ) : null}
        <path
          d={path}
          fill="none"
          stroke={colourOf(nth)}
          strokeWidth={2}
          strokeDasharray={DASHES[nth % DASHES.length]}
          strokeLinejoin="round"
        />
        {points.map(({ x, y, value, at }) => (
          <circle key={at} cx={x} cy={y} r={3} fill={colourOf(nth)}>
            <title>{`${name} · ${data.categories[at]}: ${formatNumber(value)}`}</title>
          </circle>
        ))}
      </g>
    );
  });
}

function shortened(words: string, room: number): string {
  const most = Math.max(3, Math.floor(room / LETTER));
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}
