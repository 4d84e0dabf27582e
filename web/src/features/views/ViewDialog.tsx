import { useEffect, useMemo, useRef, useState } from "react";
import { formatNumber, useText } from "../../i18n";
import { type BlockState, Blocks, type Surface, SurfaceContext } from "../../richtext";
import { type Flaw, flawsOf } from "../../richtext/elements/checks";
import { codeOf, stateOf } from "../../richtext/elements/state";
import { Failure } from "../../richtext/elements/useElement";
import { collectState } from "../../richtext/elements/values";
import { AlertDialog, Button, Dialog } from "../../ui";
import { close, submit } from "./sending";
import { containerOf, depthOf, type View } from "./stack";
import { useAppName } from "./useAppName";
import styles from "./Views.module.css";

interface Problem {
  /** The view it is about; another has none of it. */
  of: string;
  fields: Record<string, string>;
  /** What was sent; a field that has changed since is no longer wrong. */
  sent: BlockState;
  code?: string;
}

/** A view of an app over the page: a form, sent when it is whole. */
export function ViewDialog({ view }: { view: View }) {
  const t = useText();
  const body = useRef<HTMLDivElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const app = useAppName(view.bot_id);
  const { id, blocks } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: which it is goes with its id
  const container = useMemo(() => containerOf(view), [id]);
  const state = stateOf(container);
  const fields = problem?.of === id ? problem.fields : undefined;
  const surface = useMemo<Surface>(() => ({ container, blocks, errors: fields }), [container, blocks, fields]);
  const isForm = Boolean(view.submit) || view.dialog !== undefined || blocks.some(({ type }) => type === "input");

  useEffect(
    () =>
      state.subscribe(() => setProblem((known) => (known ? withoutChanged(known, collectState(blocks, container, state.value)) : known))),
    [state, blocks, container],
  );
  // The first field that is wrong is where one goes on, once after each try.
  const sent = problem?.of === id ? problem.sent : undefined;
  useEffect(() => {
    if (!sent) return;
    const field = body.current?.querySelector<HTMLElement>("[data-invalid]");
    firstIn(field)?.focus();
    field?.scrollIntoView({ block: "nearest" });
  }, [sent]);

  async function send() {
    if (isBusy || view.submit_disabled) return;
    const entered = collectState(blocks, container, state.value);
    const flaws = Object.entries(flawsOf(blocks, entered));
    const wrong = (found: Record<string, string>) => setProblem({ of: id, fields: found, sent: entered });
    if (flaws.length > 0) return wrong(Object.fromEntries(flaws.map(([block, flaw]) => [block, flawText(t, flaw)])));
    setBusy(true);
    setProblem(undefined);
    try {
      const found = await submit(view, entered);
      if (found) wrong(found);
    } catch (error) {
      const found = refusedFields(t, error);
      if (found) wrong(found);
      else setProblem({ of: id, fields: {}, sent: entered, code: codeOf(error) });
    }
    setBusy(false);
  }

  /** Closing the window closes all that belongs together; the button only what is on top. */
  function leave(isAll: boolean) {
    setAsked(false);
    void close(view, isAll || view.clear_on_close === true).catch(() => undefined);
  }

  return (
    <>
      <Dialog
        open
        staysOnPress
        title={view.title?.text ?? ""}
        initialFocus={() => firstIn(body.current?.querySelector("[data-focus]")) ?? firstIn(body.current)}
        onOpenChange={(open) => {
          if (!open) state.hasChanges() ? setAsked(true) : leave(true);
        }}
        {...(isForm ? { onSubmit: () => void send() } : {})}
        footer={
          <>
            <span className={styles.from}>{app ? t("views.from", { app }) : t("views.fromApp")}</span>
            <Button onClick={() => leave(false)}>
              {view.close?.text || (depthOf(view) > 1 ? t("common.back") : isForm ? t("common.cancel") : t("common.close"))}
            </Button>
            {isForm ? (
              <Button type="submit" variant="primary" busy={isBusy} disabled={view.submit_disabled === true}>
                {view.submit?.text || t("views.submit")}
              </Button>
            ) : null}
          </>
        }
      >
        <div ref={body} className={styles.body} key={id}>
          <SurfaceContext value={surface}>
            <Blocks blocks={blocks} />
          </SurfaceContext>
          {problem?.of === id && problem.code ? <Failure code={problem.code} /> : null}
        </div>
      </Dialog>
      <AlertDialog
        open={isAsked}
        danger
        title={t("views.leave")}
        description={t("views.leaveText")}
        confirmLabel={t("views.leaveYes")}
        cancelLabel={t("views.stay")}
        onConfirm={() => leave(true)}
        onOpenChange={setAsked}
      />
    </>
  );
}

const firstIn = (place: Element | null | undefined) =>
  place?.querySelector<HTMLElement>("input:not([aria-hidden]), textarea, button, a, [contenteditable=true]");

/** What is still wrong, now that something else is entered. */
function withoutChanged(problem: Problem, now: BlockState): Problem {
  const same = (block: string) => JSON.stringify(now.values[block]) === JSON.stringify(problem.sent.values[block]);
  const left = Object.entries(problem.fields).filter(([block]) => same(block));
  return left.length === Object.keys(problem.fields).length ? problem : { ...problem, fields: Object.fromEntries(left) };
}

const KNOWN: Record<string, Flaw["why"]> = { required: "required", invalid_email: "email", invalid_url: "url", invalid_number: "number" };

/** The fields that the server itself would not take: by block_id for views, a list of names for dialogs. */
function refusedFields(t: ReturnType<typeof useText>, error: unknown): Record<string, string> | undefined {
  const errors = (error as { answer?: { errors?: unknown } }).answer?.errors;
  const isRefused = ["invalid_state", "invalid_submission"].includes(codeOf(error));
  if (!isRefused || typeof errors !== "object" || errors === null) return undefined;
  const all: [string, string][] = Array.isArray(errors) ? errors.map(({ name, error: why }) => [name, why]) : Object.entries(errors);
  return Object.fromEntries(all.map(([field, why]) => [field, KNOWN[why] ? flawText(t, { why: KNOWN[why] }) : t("views.flaw.other")]));
}

function flawText(t: ReturnType<typeof useText>, { why, bound }: Flaw): string {
  const isCount = why === "short" || why === "long";
  return t(`views.flaw.${why}`, bound === undefined ? {} : isCount ? { count: bound } : { bound: formatNumber(bound) });
}
