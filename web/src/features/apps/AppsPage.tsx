import { Plus, Search } from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n";
import { Avatar, Badge, Button, EmptyState, Icon, Line, Lines, TextField, View } from "../../ui";
import styles from "./Apps.module.css";
import { matching } from "./find";
import { useApps } from "./useApps";

export interface AppsPageProps {
  onOpen: (appId: string) => void;
  onCreate: () => void;
  /** To one's own configuration tokens. */
  onTokens: () => void;
  onBack: () => void;
}

/** The apps of this workspace: what there is, and whether it is installed. */
export function AppsPage({ onOpen, onCreate, onTokens, onBack }: AppsPageProps) {
  const t = useText();
  const [typed, setTyped] = useState("");
  const { apps, state, mayCreate, refresh } = useApps();
  const found = matching(apps, typed, ({ name, description }) => [name, description]);
  return (
    <View
      title={t("apps.title")}
      onBack={onBack}
      actions={
        mayCreate ? (
          <>
            <Button variant="quiet" onClick={onTokens}>
              {t("apps.configTokens")}
            </Button>
            <Button variant="primary" icon={<Icon of={Plus} />} onClick={onCreate}>
              {t("apps.create")}
            </Button>
          </>
        ) : null
      }
    >
      <search className={styles.tools}>
        <TextField
          label={t("apps.find")}
          hideLabel
          type="search"
          placeholder={t("apps.find")}
          start={<Icon of={Search} size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      <Lines
        label={t("apps.title")}
        state={state}
        isEmpty={found.length === 0}
        onRetry={refresh}
        empty={
          typed.trim() === "" ? (
            <EmptyState
              drawing="door"
              title={t("apps.none")}
              text={t(mayCreate ? "apps.noneText" : "apps.noneAsk")}
              action={mayCreate ? <Button onClick={onCreate}>{t("apps.create")}</Button> : undefined}
            />
          ) : (
            <EmptyState drawing="window" title={t("apps.nothing")} text={t("apps.nothingText")} />
          )
        }
      >
        {found.map((app) => (
          <Line
            key={app.id}
            start={<Avatar id={app.bot_user_id || app.id} name={app.name} src={app.icon || undefined} size={36} />}
            headline={
              <span className={styles.lineName}>
                <strong>{app.name}</strong>
                {app.is_installed ? null : <Badge tone="soft">{t("apps.notInstalled")}</Badge>}
              </span>
            }
            text={app.description || t("apps.noDescription")}
            isSoft
            onOpen={() => onOpen(app.id)}
          />
        ))}
      </Lines>
    </View>
  );
}
