import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useText } from "../../i18n";
import { classes, IconButton } from "../../ui";
import { ActionElement } from "../late";
import { PictureBlock } from "../Picture";
import { TextOf } from "../RichText";
import type { Block, ElementFields, ImageElement, TextObject } from "../types";
import styles from "./Card.module.css";

/** A thing in brief: picture, name, words, and what can be done with it. */
export function CardBlock({ block }: { block: Block }) {
  const hero = block.hero_image as ImageElement | undefined;
  const icon = block.icon as ImageElement | undefined;
  const actions = (block.actions as ElementFields[] | undefined) ?? [];
  const text = (field: string) => block[field] as TextObject | undefined;
  return (
    <article className={styles.card}>
      {hero ? (
        <div className={styles.hero}>
          <PictureBlock image={hero} />
        </div>
      ) : null}
      <div className={styles.words}>
        {text("title") || text("subtitle") ? (
          <header className={styles.head}>
            {icon ? (
              <span className={styles.icon}>
                <PictureBlock image={icon} small />
              </span>
            ) : null}
            <div className={styles.names}>
              <div className={styles.title} dir="auto">
                <TextOf text={text("title")} />
              </div>
              <div className={styles.subtitle} dir="auto">
                <TextOf text={text("subtitle")} />
              </div>
            </div>
          </header>
        ) : null}
        <TextOf text={text("body")} />
        {text("subtext") ? (
          <div className={styles.subtitle}>
            <TextOf text={text("subtext")} />
          </div>
        ) : null}
      </div>
      {actions.length > 0 ? (
        <div className={styles.actions}>
          {actions.map((element, place) => (
            <ActionElement key={String(element.action_id ?? place)} block={block} element={element} />
          ))}
        </div>
      ) : null}
    </article>
  );
}

/** Cards side by side; further ones come by scrolling, by buttons, or by the arrow keys. */
export function CarouselBlock({ block }: { block: Block }) {
  const t = useText();
  const strip = useRef<HTMLUListElement>(null);
  const [ends, setEnds] = useState({ start: true, end: true });
  const cards = (block.elements as Block[] | undefined) ?? [];

  function look() {
    const box = strip.current;
    if (!box) return;
    const at = Math.abs(box.scrollLeft);
    setEnds({ start: at < 2, end: at + box.clientWidth > box.scrollWidth - 2 });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is inside decides whether there is more
  useEffect(() => {
    look();
    if (!strip.current || typeof ResizeObserver !== "function") return;
    const watching = new ResizeObserver(look);
    watching.observe(strip.current);
    return () => watching.disconnect();
  }, [cards.length]);

  function move(by: 1 | -1) {
    const box = strip.current;
    const card = box?.firstElementChild;
    if (!box || !card) return;
    const isRtl = getComputedStyle(box).direction === "rtl";
    box.scrollBy({ left: by * (isRtl ? -1 : 1) * (card.clientWidth + 12) });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    event.preventDefault();
    event.stopPropagation();
    move(event.key === "ArrowRight" ? 1 : -1);
  }

  return (
    <section className={styles.carousel} aria-label={t("blocks.carousel.label", { count: cards.length })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul ref={strip} className={styles.strip} tabIndex={0} onScroll={look} onKeyDown={onKeyDown} aria-label={t("blocks.carousel.cards")}>
        {cards.map((card, place) => (
          <li key={card.block_id ?? place} className={styles.slide}>
            <CardBlock block={{ ...card, block_id: card.block_id ?? block.block_id ?? "" }} />
          </li>
        ))}
      </ul>
      <div className={classes(styles.turns, ends.start && ends.end && styles.unneeded)}>
        <IconButton icon={ChevronLeft} size="sm" label={t("blocks.carousel.previous")} disabled={ends.start} onClick={() => move(-1)} />
        <IconButton icon={ChevronRight} size="sm" label={t("blocks.carousel.next")} disabled={ends.end} onClick={() => move(1)} />
      </div>
    </section>
  );
}
