import { CircleAlert, CircleCheck } from "lucide-react";
import { useId, useMemo, useRef } from "react";
import { errorText, useText } from "../../i18n";
import { classes, Icon, Spinner } from "../../ui";
import styles from "./ManifestEditor.module.css";
import { lineOf, placesIn } from "./places";
import type { Judged } from "./useProblems";

interface ManifestEditorProps {
  text: string;
  onChange: (text: string) => void;
  judged: Judged;
}

/** Where a manifest is written, with its lines counted and every complaint at its line. */
export function ManifestEditor({ text, onChange, judged }: ManifestEditorProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = text.split("\n");
  const places = useMemo(() => placesIn(text), [text]);
  const problems = (judged.problems ?? []).map((problem) => ({ ...problem, line: lineOf(places, problem.pointer) }));
  const bad = new Set(problems.map(({ line }) => line));
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);

  function goTo(line: number) {
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    field.current?.focus();
    field.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    field.current?.parentElement?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: "nearest" });
  }

  return (
    <div className={styles.editor}>
      <label htmlFor={id} className={styles.label}>
        {t("apps.manifest")}
      </label>
      <div className={classes(styles.box, bad.size > 0 && styles.wrong)}>
        <div className={styles.numbers} aria-hidden="true">
          {lines.map((_, index) => (
            <span key={index} data-line={index + 1} className={classes(bad.has(index + 1) && styles.bad)}>
              {index + 1}
            </span>
          ))}
        </div>
        <textarea
          ref={field}
          id={id}
          className={styles.text}
          style={{ inlineSize: `${widest + 3}ch` }}
          rows={Math.max(lines.length, 12)}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          dir="ltr"
          value={text}
          aria-invalid={problems.length > 0 || undefined}
          aria-describedby={`${id}-state`}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <div id={`${id}-state`} className={styles.state} role="status">
        <State judged={judged} isEmpty={text.trim() === ""} />
      </div>
      {problems.length > 0 ? (
        <ul className={styles.problems} aria-label={t("apps.problems")}>
          {problems.map(({ line, pointer, message }) => (
            <li key={`${pointer} ${message}`}>
              <button type="button" onClick={() => goTo(line)}>
                <span className={styles.where}>{t("apps.line", { line })}</span>
                <span>
                  {message}
                  {pointer === "/" ? null : <code className={styles.pointer}>{pointer}</code>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function State({ judged: { problems, error }, isEmpty }: { judged: Judged; isEmpty: boolean }) {
  const t = useText();
  if (isEmpty) return <span className={styles.soft}>{t("apps.manifestEmpty")}</span>;
  if (error) return <span className={styles.soft}>{errorText(error)}</span>;
  if (!problems)
    return (
      <>
        <Spinner size={14} /> <span className={styles.soft}>{t("apps.checking")}</span>
      </>
    );
  if (problems.length === 0)
    return (
      <span className={styles.good}>
        <Icon of={CircleCheck} size={16} /> {t("apps.sound")}
      </span>
    );
  return (
    <span className={styles.badWords}>
      <Icon of={CircleAlert} size={16} /> {t("apps.problemCount", { count: problems.length })}
    </span>
  );
}
