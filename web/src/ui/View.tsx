import { ArrowLeft } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { formatFull, toDate, useText } from "../i18n";
import { Button } from "./Button";
import { classes } from "./classes";
import { EmptyState } from "./EmptyState";
import { IconButton } from "./IconButton";
import { nextRow } from "./rowKeys";
import { Skeleton } from "./Spinner";
import styles from "./View.module.css";
import { VisuallyHidden } from "./VisuallyHidden";

export interface ViewProps {
  title: string;
  /** Leaves the view; also Esc. */
  onBack: () => void;
  /** At the end of the head. */
  actions?: ReactNode;
  /** The content is `Tabs`, which scroll by themselves. */
  isTabbed?: boolean;
  children: ReactNode;
}

/** A page beside the sidebar: its name, what can be done, and a list that the arrow keys walk through. */
export function View({ title, onBack, actions, isTabbed = false, children }: ViewProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    // Menus and dialogs are children for React, but not on the page.
    if (event.defaultPrevented || !event.currentTarget.contains(target)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      onBack();
      return;
    }
    const next = nextRow(event.currentTarget, target, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  return (
    <section className={styles.view} aria-labelledby={id} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <span className={styles.back}>
          <IconButton icon={ArrowLeft} label={t("common.back")} onClick={onBack} />
        </span>
        <h1 ref={heading} id={id} className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </header>
      {isTabbed ? <div className={styles.tabs}>{children}</div> : children}
    </section>
  );
}

export interface LinesProps {
  label: string;
  state: "loading" | "failed" | "ready";
  isEmpty: boolean;
  /** What stands there when there is nothing. */
  empty: ReactNode;
  onRetry: () => void;
  /** There is more to fetch. */
  onMore?: (() => void) | undefined;
  children: ReactNode;
}

/** A list of lines in each of its states: on the way, failed, empty, with more to come. */
export function Lines({ label, state, isEmpty, empty, onRetry, onMore, children }: LinesProps) {
  const t = useText();
  return (
    <div className={styles.body}>
      {state === "loading" && isEmpty ? <Waiting /> : null}
      {state === "failed" && isEmpty ? (
        <EmptyState
          drawing="door"
          title={t("ui.notLoaded")}
          text={t("ui.notLoadedText")}
          action={<Button onClick={onRetry}>{t("common.retry")}</Button>}
        />
      ) : null}
      {state === "ready" && isEmpty ? empty : null}
      {isEmpty ? null : (
        <ul className={styles.list} aria-label={label}>
          {children}
        </ul>
      )}
      {onMore && !isEmpty ? <More onMore={onMore} /> : null}
    </div>
  );
}

function Waiting() {
  return [0, 1, 2, 3].map((row) => (
    <div key={row} className={styles.waiting} aria-hidden="true">
      <Skeleton width={36} height={36} round />
      <span className={styles.waitingWords}>
        <Skeleton width="35%" />
        <Skeleton width="75%" />
      </span>
    </div>
  ));
}

/** Fetches what follows as soon as the end comes near, or when asked. */
function More({ onMore }: { onMore: () => void }) {
  const t = useText();
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (!end.current || typeof IntersectionObserver !== "function") return;
    const watching = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && latest.current());
    watching.observe(end.current);
    return () => watching.disconnect();
  }, []);
  return (
    <div className={styles.more} ref={end}>
      <Button variant="quiet" onClick={onMore}>
        {t("ui.more")}
      </Button>
    </div>
  );
}

export interface LineProps {
  /** A face or a picture, 36 px. */
  start: ReactNode;
  /** Who and where, one line. */
  headline: ReactNode;
  /** Seconds since 1970, or a ts. */
  at?: number | string | undefined;
  atText?: string;
  text: ReactNode;
  isSoft?: boolean;
  foot?: ReactNode;
  isUnread?: boolean;
  actions?: ReactNode;
  onOpen: () => void;
}

/** One line of a view: opens on click and Enter, with its own acts at the end. */
export function Line(props: LineProps) {
  const t = useText();
  const { at } = props;
  return (
    <li className={classes(styles.line, props.isUnread && styles.unread)}>
      <button type="button" className={styles.open} data-row onClick={props.onOpen}>
        {props.start}
        <span className={styles.words}>
          <span className={styles.top}>
            <span className={styles.headline} dir="auto">
              {props.headline}
            </span>
            {at === undefined ? null : (
              <time className={styles.time} dateTime={toDate(at).toISOString()} title={formatFull(at)}>
                {props.atText}
              </time>
            )}
          </span>
          {props.isUnread ? <VisuallyHidden>{t("ui.unread")}</VisuallyHidden> : null}
          <span className={classes(styles.text, props.isSoft && styles.soft)} dir="auto">
            {props.text}
          </span>
          {props.foot ? <span className={styles.foot}>{props.foot}</span> : null}
        </span>
      </button>
      {props.actions ? <span className={styles.actions}>{props.actions}</span> : null}
    </li>
  );
}
