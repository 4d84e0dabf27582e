import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useText } from "../../i18n";
import type { Message } from "../../model";
import { classes } from "../../ui";
import styles from "./Message.module.css";

/** So high a message may be; with less than the second over it, it is not worth folding. */
const MOST_PX = 700;
const SPARE_PX = 120;

/** Long messages show their beginning, and the rest when asked. */
export function Folded({ message, children }: { message: Message; children: ReactNode }) {
  return mayBeLong(message) ? <Measured>{children}</Measured> : children;
}

/** Only what may be high is measured: most messages are a line or two. */
function mayBeLong({ text = "", blocks = [], attachments = [], files = [] }: Message): boolean {
  return text.length > 1000 || text.split("\n").length > 12 || blocks.length > 4 || attachments.length > 1 || files.length > 1;
}

function Measured({ children }: { children: ReactNode }) {
  const t = useText();
  const body = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(false);
  const [isOpen, setOpen] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is inside is what is measured
  useLayoutEffect(() => {
    setLong((body.current?.scrollHeight ?? 0) > MOST_PX + SPARE_PX);
  }, [children]);

  return (
    <>
      <div ref={body} className={classes(isLong && !isOpen && styles.folded)}>
        {children}
      </div>
      {isLong ? (
        <button type="button" className={styles.unfold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t("timeline.showLess") : t("timeline.showMore")}
        </button>
      ) : null}
    </>
  );
}
