import { type ReactNode, useState, useSyncExternalStore } from "react";
import { errorText, useText } from "../../i18n";
import { AlertDialog, Spinner } from "../../ui";
import { useSurface } from "../blockHost";
import { useHost } from "../host";
import { TextOf } from "../RichText";
import type { Block, ElementFields, TextObject } from "../types";
import styles from "./Elements.module.css";
import { SurfaceState, stateOf } from "./state";
import { actionOf, collectState, fieldOf, holding, initialValue, keyOf } from "./values";

export interface ElementProps {
  block: Block;
  element: ElementFields;
  /** In a form: the id that its label is for; */
  id?: string | undefined;
  /** its label, and what is said about it, by their ids. */
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  isRequired?: boolean | undefined;
  isInvalid?: boolean | undefined;
}

export interface UsedElement {
  /** What it holds. */
  chosen: unknown;
  isPending: boolean;
  /** Nothing can be done with it here. */
  isIdle: boolean;
  /** Takes a choice, and tells the app where that is wanted at once. */
  choose(chosen: unknown): void;
  /** Takes a choice without telling. */
  keep(chosen: unknown): void;
  /** Tells the app: that it was pressed, with what the press adds; or what it holds. */
  tell(more?: Record<string, unknown>): void;
  /** A question to answer first, and what went wrong; to be drawn beside it. */
  after: ReactNode;
}

const NOWHERE = new SurfaceState();

/** One element: what it holds, and what happens when it is used. */
export function useElement(block: Block, element: ElementFields): UsedElement {
  const host = useHost().blocks;
  const surface = useSurface();
  const [asked, setAsked] = useState<() => void>();
  const state = surface ? stateOf(surface.container) : NOWHERE;
  const key = keyOf(block.block_id ?? "", element.action_id ?? "");
  const value = useSyncExternalStore(state.subscribe, () => state.value(key));
  const isPending = useSyncExternalStore(state.subscribe, () => state.isPending(key));
  const failed = useSyncExternalStore(state.subscribe, () => state.failed(key));
  const container = surface?.container ?? { type: "view" as const, view_id: "" };
  const holds = value ?? initialValue(element, container);
  const field = fieldOf(element.type) ?? "";
  const isTold = block.type !== "input" || block.dispatch_action === true;
  const confirm = element.confirm as Confirm | undefined;

  function send(more: Record<string, unknown>) {
    if (!surface || !host) return;
    const sent = collectState(surface.blocks, surface.container, state.value);
    void state.attempt(key, () => host.act(surface.container, [actionOf(block, element, more)], sent));
  }

  function whenSure(work: () => void) {
    if (confirm && isTold) setAsked(() => work);
    else work();
  }

  return {
    chosen: holds[field],
    isPending,
    isIdle: !surface || !host,
    choose: (chosen) =>
      whenSure(() => {
        const next = holding(element, chosen);
        state.set(key, next);
        if (isTold) send(next);
      }),
    keep: (chosen) => state.set(key, holding(element, chosen)),
    tell: (more) => whenSure(() => send(more ?? (state.value(key) as Record<string, unknown> | undefined) ?? holds)),
    after: (
      <>
        {/* A link has been followed, whether or not its app could hear of it. */}
        {failed && !element.url ? <Failure code={failed} /> : null}
        {asked && confirm ? (
          <Question
            confirm={confirm}
            onAnswer={(isSure) => {
              setAsked(undefined);
              if (isSure) asked();
            }}
          />
        ) : null}
      </>
    ),
  };
}

export interface Confirm {
  title?: TextObject;
  text: TextObject;
  confirm?: TextObject;
  deny?: TextObject;
  style?: string;
}

/** Asks before an element is used. */
export function Question({ confirm, onAnswer }: { confirm: Confirm; onAnswer: (isSure: boolean) => void }) {
  const t = useText();
  return (
    <AlertDialog
      open
      title={confirm.title?.text || t("blocks.confirm.title")}
      danger={confirm.style === "danger"}
      confirmLabel={confirm.confirm?.text || t("blocks.confirm.yes")}
      cancelLabel={confirm.deny?.text}
      onConfirm={() => onAnswer(true)}
      onOpenChange={(open) => open || onAnswer(false)}
    >
      <TextOf text={confirm.text} />
    </AlertDialog>
  );
}

/** What went wrong, where it did. */
export function Failure({ code }: { code: string }) {
  return (
    <p className={styles.failure} role="alert">
      {errorText(code)}
    </p>
  );
}

/** Beside an element that cannot turn itself: its choice is on the way to the app. */
export function Busy({ isPending }: { isPending: boolean }) {
  const t = useText();
  return isPending ? (
    <span className={styles.busy}>
      <Spinner size={16} label={t("blocks.busy")} />
    </span>
  ) : null;
}
