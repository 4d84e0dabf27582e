import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Button, IconButton, Select, showToast, TextField } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

const KINDS = ["text", "link", "date", "options_list"] as const;
type Kind = (typeof KINDS)[number];

interface Field {
  id?: string;
  label: string;
  type: Kind;
  possible_values: string[];
}

/** What profiles in this workspace tell besides the usual. */
export function ProfileFields() {
  const t = useText();
  const task = useTask();
  const [fields, setFields] = useState<Field[]>();
  useEffect(() => {
    call<{ profile: { fields: Field[] } }>("team.profile.get").then(
      ({ profile }) => setFields(profile.fields),
      () => setFields([]),
    );
  }, []);
  if (!fields) return null;

  const change = (at: number, changes: Partial<Field>) =>
    setFields(fields.map((field, index) => (index === at ? { ...field, ...changes } : field)));
  const move = (at: number, step: number) => {
    const next = [...fields];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + step, 0, moved);
    setFields(next);
  };
  const isSound = fields.every(
    ({ label, type, possible_values }) => label.trim() !== "" && (type !== "options_list" || possible_values.length > 0),
  );

  const save = () =>
    task.run(async () => {
      const wanted = fields.map(({ id, label, type, possible_values }) => ({ ...(id ? { id } : {}), label, type, possible_values }));
      const { profile } = await call<{ profile: { fields: Field[] } }>("team.profile.setFields", { fields: wanted });
      setFields(profile.fields);
      showToast({ title: t("settings.saved") });
    });

  return (
    <Group title={t("settings.fields")} hint={t("settings.fieldsHint")}>
      <ul className={styles.fields}>
        {fields.map((field, at) => (
          <li key={field.id ?? `new${at}`}>
            <div className={styles.row}>
              <TextField
                label={t("settings.fieldLabel")}
                value={field.label}
                maxLength={80}
                onChange={(event) => change(at, { label: event.currentTarget.value })}
              />
              <Select<Kind>
                hideLabel
                label={t("settings.fieldKind")}
                value={field.type}
                options={KINDS.map((value) => ({ value, label: t(`settings.fieldKind.${value}`) }))}
                onChange={(type) => change(at, { type })}
              />
              <IconButton icon={ArrowUp} size="sm" label={t("settings.moveUp")} disabled={at === 0} onClick={() => move(at, -1)} />
              <IconButton
                icon={ArrowDown}
                size="sm"
                label={t("settings.moveDown")}
                disabled={at === fields.length - 1}
                onClick={() => move(at, 1)}
              />
              <IconButton
                icon={Trash2}
                size="sm"
                tone="danger"
                label={t("settings.removeField", { name: field.label })}
                onClick={() => setFields(fields.filter((_, index) => index !== at))}
              />
            </div>
            {field.type === "options_list" ? (
              <TextField
                label={t("settings.fieldChoices")}
                hint={t("settings.keywordsHint2")}
                defaultValue={field.possible_values.join(", ")}
                onBlur={(event) =>
                  change(at, {
                    possible_values: event.currentTarget.value
                      .split(",")
                      .map((choice) => choice.trim())
                      .filter(Boolean),
                  })
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      <div className={styles.row}>
        <Button onClick={() => setFields([...fields, { label: "", type: "text", possible_values: [] }])}>{t("settings.addField")}</Button>
        <Button variant="primary" busy={task.busy} disabled={!isSound} onClick={() => void save()}>
          {t("common.save")}
        </Button>
      </div>
    </Group>
  );
}
