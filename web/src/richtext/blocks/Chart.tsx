import { useEffect, useId, useRef, useState } from "react";
import { formatNumber, useFormats, useText } from "../../i18n";
import type { Block } from "../types";
import styles from "./Chart.module.css";
import { Plot } from "./ChartPlot";
import { type ChartData, colourOf, readChart, slicePath } from "./chartScale";

/** Numbers as a picture, and as a table for those who would rather read them. */
export function ChartBlock({ block }: { block: Block }) {
  const t = useText();
  useFormats();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(440);
  const data = readChart(block.chart);
  useEffect(() => {
    if (!frame.current || typeof ResizeObserver !== "function") return;
    const watching = new ResizeObserver(([entry]) => setWidth(Math.max(200, Math.round(entry?.contentRect.width ?? 440))));
    watching.observe(frame.current);
    return () => watching.disconnect();
  }, []);
  if (!data) return null;
  const title = String(block.title ?? "");
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption id={id} className={styles.title} dir="auto">
        {title}
      </figcaption>
      <div ref={frame} className={styles.frame}>
        {data.kind === "pie" ? <Pie data={data} title={title} /> : <Plot data={data} width={width} title={title} />}
      </div>
      <Legend data={data} />
      <details className={styles.asTable}>
        <summary>{t("blocks.chart.table")}</summary>
        <Numbers data={data} title={title} />
      </details>
    </figure>
  );
}

function Pie({ data, title }: { data: ChartData; title: string }) {
  const t = useText();
  const values = data.series[0]?.values ?? [];
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  let at = 0;
  return (
    <svg className={styles.pie} viewBox="0 0 160 160" width={160} height={160} role="img" aria-label={t("blocks.chart.pie", { title })}>
      {values.map((value, place) => {
        const from = at;
        at += (value ?? 0) / sum;
        return <path key={place} d={slicePath(from, at, 80, 78)} fill={colourOf(place)} className={styles.slice} />;
      })}
    </svg>
  );
}

function Legend({ data }: { data: ChartData }) {
  const values = data.series[0]?.values ?? [];
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const names = data.kind === "pie" ? data.categories : data.series.map(({ name }) => name);
  if (data.kind !== "pie" && names.length < 2) return null;
  return (
    <ul className={styles.legend} aria-hidden="true">
      {names.map((name, place) => (
        <li key={place}>
          <span className={styles.swatch} style={{ backgroundColor: colourOf(place) }} />
          <bdi>{name}</bdi>
          {data.kind === "pie" ? (
            <span className={styles.share}>{formatNumber((values[place] ?? 0) / sum, { style: "percent", maximumFractionDigits: 1 })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Numbers({ data, title }: { data: ChartData; title: string }) {
  const t = useText();
  const isPie = data.kind === "pie";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{data.xLabel || t("blocks.chart.category")}</th>
            {data.series.map(({ name }, place) => (
              <th key={place} scope="col">
                {isPie ? t("blocks.chart.value") : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.categories.map((category, row) => (
            <tr key={row}>
              <th scope="row">{category}</th>
              {data.series.map(({ values }, place) => (
                <td key={place}>{values[row] === undefined ? "–" : formatNumber(values[row])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
