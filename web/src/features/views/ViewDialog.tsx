import { useEffect, useMemo, useRef, useState } from "react";
import { formatNumber, useText } from "../../i18n";
import { type Block, type BlockState, Blocks, type Container, type Surface, SurfaceContext } from "../../richtext";
import { type Flaw, flawsOf } from "../../richtext/elements/checks";
import { codeOf, type SurfaceState, stateOf } from "../../richtext/elements/state";
import { type Standing, uploadsIn, whenSettled } from "../../richtext/elements/uploads";
import { Failure } from "../../richtext/elements/useElement";
import { collectState } from "../../richtext/elements/values";
import { AlertDialog, Button, Dialog } from "../../ui";
import { close, submit } from "./sending";
import { containerOf, currentStack, depthOf, type View } from "./stack";
import { useAppName } from "./useAppName";
import styles from "./Views.module.css";

/** What is in a form, and what is still to come into it. */
interface Entered extends BlockState {
  uploads: Record<string, Standing>;
}

interface Problem {
  /** The view it is about; another has none of it. */
  of: string;
  fields: Record<string, string>;
  /** What was sent; a field that has changed since is no longer wrong. */
  sent: Entered;
  code?: string;
}

/** A view of an app over the page: a form, sent when it is whole. */
export function ViewDialog({ view }: { view: View }) {
  const t = useText();
  const body = useRef<HTMLDivElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const botName = useAppName(view.bot_id);
  const app = view.workflow?.app_name ?? botName;
  const { id, blocks } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: which it is goes with its id
  const container = useMemo(() => containerOf(view), [id]);
  const state = stateOf(container);
  const fields = problem?.of === id ? problem.fields : undefined;
  const surface = useMemo<Surface>(() => ({ container, blocks, errors: fields }), [container, blocks, fields]);
  const isForm = Boolean(view.submit) || view.dialog !== undefined || blocks.some(({ type }) => type === "input");

  useEffect(
    () => state.subscribe(() => setProblem((known) => (known ? withoutChanged(known, entered(blocks, container, state)) : known))),
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
    setBusy(true);
    await trySend(view);
    setBusy(false);
  }

  async function trySend(form: View): Promise<void> {
    const found = entered(form.blocks, container, state);
    const wrong = (fields: Record<string, string>, code?: string) => setProblem({ of: id, fields, sent: found, ...(code ? { code } : {}) });
    const flaws = Object.entries(flawsOf(form.blocks, found, found.uploads));
    if (flaws.length > 0) return wrong(Object.fromEntries(flaws.map(([block, flaw]) => [block, flawText(t, flaw)])));
    setProblem(undefined);
    if (Object.values(found.uploads).includes("running")) {
      const settled = await afterUploads();
      return settled && trySend(settled);
    }
    try {
      const fields = await submit(form, { values: found.values });
      if (fields) wrong(fields);
    } catch (error) {
      const fields = refusedFields(t, error);
      wrong(fields ?? {}, fields ? undefined : codeOf(error));
    }
  }

  /** Waits for the files that are under way; the form as it is then, if it is still the one in front. */
  async function afterUploads(): Promise<View | undefined> {
    const now = () => currentStack().find((known) => known.id === id);
    setWaiting(true);
    body.current?.querySelector("[data-uploads]")?.scrollIntoView({ block: "nearest" });
    await whenSettled(state, () => Object.values(uploadsIn(now()?.blocks ?? [], state)).includes("running"));
    setWaiting(false);
    return currentStack().at(-1)?.id === id ? now() : undefined;
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
            <span className={styles.from}>
              <span role="status">{isWaiting ? t("views.uploading") : ""}</span>
              {isWaiting ? null : app ? t("views.from", { app }) : t("views.fromApp")}
            </span>
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

function entered(blocks: readonly Block[], container: Container, state: SurfaceState): Entered {
  return { ...collectState(blocks, container, state.value), uploads: uploadsIn(blocks, state) };
}

/** What is still wrong, now that something else is entered. */
function withoutChanged(problem: Problem, now: Entered): Problem {
  const same = (block: string) =>
    now.uploads[block] === problem.sent.uploads[block] && JSON.stringify(now.values[block]) === JSON.stringify(problem.sent.values[block]);
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
