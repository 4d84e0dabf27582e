import { useState } from "react";
import { call } from "../../api";
import { errorText, useText } from "../../i18n";
import { codeOf } from "../../model";
import { AlertDialog, Button, Skeleton, showToast } from "../../ui";
import styles from "./Apps.module.css";
import type { AppInfo } from "./api";
import { ManifestEditor } from "./ManifestEditor";
import { complaintsIn, type Problem, written } from "./manifest";
import { Panel } from "./Panel";
import { useManifest } from "./useManifest";
import { useProblems } from "./useProblems";

interface EditManifestProps {
  app: AppInfo;
  onChange: () => void;
  onDeleted: () => void;
}

/** An app's manifest as it stands, to be changed; and its end. */
export function EditManifest({ app, onChange, onDeleted }: EditManifestProps) {
  const t = useText();
  const { manifest, error, refresh } = useManifest(app.id);
  const stored = manifest && written(manifest);
  return (
    <>
      <Panel title={t("apps.manifest")} hint={t("apps.editHint")} error={error}>
        {stored === undefined ? (
          error ? null : (
            <Skeleton height={240} />
          )
        ) : (
          <Edit
            app={app}
            stored={stored}
            onSaved={() => {
              refresh();
              onChange();
            }}
          />
        )}
      </Panel>
      <Delete app={app} onDeleted={onDeleted} />
    </>
  );
}

interface EditProps {
  app: AppInfo;
  stored: string;
  onSaved: () => void;
}

function Edit({ app, stored, onSaved }: EditProps) {
  const t = useText();
  const [text, setText] = useState(stored);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ text: string; problems: readonly Problem[] }>();
  const judged = useProblems(text, app.id);
  // As it was typed until it is read again.
  const [saved, setSaved] = useState(stored);
  const isChanged = text !== saved;

  async function save() {
    setBusy(true);
    try {
      const { permissions_updated } = await call<{ permissions_updated: boolean }>("apps.manifest.update", {
        app_id: app.id,
        manifest: text,
      });
      setSaved(text);
      onSaved();
      const isWaiting = permissions_updated && app.is_installed;
      showToast({ title: t("apps.saved"), ...(isWaiting ? { description: t("apps.reinstallFor") } : {}) });
    } catch (problem) {
      try {
        setRefused({ text, problems: complaintsIn(problem) });
      } catch {
        showToast({ title: errorText(codeOf(problem)), tone: "bad" });
      }
    }
    setBusy(false);
  }

  return (
    <>
      <ManifestEditor
        text={text}
        onChange={setText}
        judged={refused?.text === text ? { problems: refused.problems, error: undefined } : judged}
      />
      <div className={styles.row}>
        <Button variant="primary" busy={busy} disabled={!isChanged || judged.problems?.length !== 0} onClick={() => void save()}>
          {t("common.save")}
        </Button>
        {isChanged ? (
          <Button variant="quiet" onClick={() => setText(saved)}>
            {t("apps.undoChanges")}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Delete({ app, onDeleted }: { app: AppInfo; onDeleted: () => void }) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const [error, setError] = useState<string>();
  async function remove() {
    setAsks(false);
    try {
      await call("apps.manifest.delete", { app_id: app.id });
      showToast({ title: t("apps.deleted", { name: app.name }) });
      onDeleted();
    } catch (problem) {
      setError(errorText(codeOf(problem)));
    }
  }
  return (
    <Panel
      title={t("apps.delete")}
      hint={t("apps.deleteHint")}
      error={error}
      danger
      action={
        <Button variant="danger" onClick={() => setAsks(true)}>
          {t("apps.delete")}
        </Button>
      }
    >
      {asks ? (
        <AlertDialog
          open
          danger
          onOpenChange={() => setAsks(false)}
          title={t("apps.deleteAsk", { name: app.name })}
          description={t("apps.deleteText")}
          confirmLabel={t("apps.deleteNamed", { name: app.name })}
          onConfirm={() => void remove()}
        />
      ) : null}
    </Panel>
  );
}
