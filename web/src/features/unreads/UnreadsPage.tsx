import { CheckCheck } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useText } from "../../i18n";
import { useModel } from "../../model";
import { Button, EmptyState, Icon, Select, View } from "../../ui";
import { SORTS, type Sort, unreadIds } from "./order";
import { UnreadGroup } from "./UnreadGroup";
import styles from "./UnreadsPage.module.css";

export interface UnreadsPageProps {
  onOpen: (place: { channel: string; ts?: string }) => void;
  onBack: () => void;
}

/** Everything unread, conversation by conversation; what is read stays in its place until one leaves. */
export function UnreadsPage({ onOpen, onBack }: UnreadsPageProps) {
  const t = useText();
  const [sort, setSort] = useState<Sort>("mentions");
  const [ids, setIds] = useState(() => unreadIds("mentions"));
  const list = useRef<HTMLDivElement>(null);
  const now = useModel(() => unreadIds(sort).join(" "));
  const unread = now === "" ? [] : now.split(" ");
  const fresh = unread.filter((id) => !ids.includes(id));
  const shown = ids.filter((id) => unread.includes(id)).length;

  function order(next: Sort) {
    setSort(next);
    setIds(unreadIds(next));
  }

  /** The button of a group: R presses it from anywhere within, and the next group takes the focus. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key.toLowerCase() !== "r" || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const group = target.closest<HTMLElement>("[data-unread]");
    if (!group || target.matches("input, textarea, select")) return;
    event.preventDefault();
    group.querySelector<HTMLElement>("[data-read]")?.click();
    const groups = [...(list.current?.querySelectorAll<HTMLElement>("[data-unread]") ?? [])];
    const next = groups.slice(groups.indexOf(group) + 1).find((other) => other.querySelector("[data-read]"));
    requestAnimationFrame(() => (next ?? group).querySelector<HTMLElement>("[data-row], button")?.focus());
  }

  function readAll() {
    for (const button of list.current?.querySelectorAll<HTMLElement>("[data-read]") ?? []) button.click();
  }

  return (
    <View
      title={t("unreads.title")}
      onBack={onBack}
      actions={
        ids.length > 0 ? (
          <>
            <Select
              hideLabel
              label={t("unreads.sort")}
              value={sort}
              onChange={order}
              options={SORTS.map((value) => ({ value, label: t(`unreads.sort.${value}`) }))}
            />
            <Button size="sm" icon={<Icon of={CheckCheck} />} disabled={shown === 0} onClick={readAll}>
              {t("unreads.readAll")}
            </Button>
          </>
        ) : null
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: one key for whatever has the focus within */}
      <div ref={list} className={styles.groups} onKeyDown={onKeyDown}>
        <div className={styles.fresh} role="status">
          {fresh.length > 0 ? (
            <Button size="sm" variant="primary" onClick={() => setIds([...fresh, ...ids])}>
              {t("unreads.fresh", { count: fresh.length })}
            </Button>
          ) : null}
        </div>
        {ids.length === 0 ? <EmptyState drawing="lamp" title={t("unreads.none")} text={t("unreads.noneText")} /> : null}
        {ids.map((id) => (
          <UnreadGroup key={id} id={id} onOpen={onOpen} />
        ))}
        {ids.length > 0 && shown === 0 ? <p className={styles.done}>{t("unreads.none")}</p> : null}
      </div>
    </View>
  );
}
