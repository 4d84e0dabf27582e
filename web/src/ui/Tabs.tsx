import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { formatNumber } from "../i18n";
import { classes } from "./classes";
import styles from "./Tabs.module.css";

export interface TabItem<Value extends string> {
  value: Value;
  label: string;
  count?: number | undefined;
}

export interface TabsProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  tabs: readonly TabItem<Value>[];
  /** upright: a column at the side, a row on narrow screens. */
  layout?: "row" | "upright";
  /** The content of the chosen tab. */
  children: ReactNode;
}

/** Several views in one place. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { layout = "row" } = props;
  return (
    <Base.Root
      className={classes(styles.root, styles[layout])}
      value={props.value}
      onValueChange={(next) => props.onChange(next as Value)}
      orientation={layout === "upright" ? "vertical" : "horizontal"}
    >
      <Base.List className={styles.list} aria-label={props.label} activateOnFocus={layout === "row"}>
        {props.tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
            {tab.count === undefined ? null : <span className={styles.count}>{formatNumber(tab.count)}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel key={props.value} value={props.value} className={styles.panel}>
        {props.children}
      </Base.Panel>
    </Base.Root>
  );
}
