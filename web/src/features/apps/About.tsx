import { Check, Hash, Lock, SquareSlash, Zap } from "lucide-react";
import { formatDate, useFormats, useScopes, useText } from "../../i18n";
import { displayName, useUser } from "../../model";
import { Badge, Button, Icon } from "../../ui";
import { AddToChannel } from "./AddToChannel";
import styles from "./Apps.module.css";
import type { AppInfo } from "./api";
import { Panel } from "./Panel";

interface AboutProps {
  app: AppInfo;
  onOpenUser: (id: string) => void;
  onOpenChannel: (id: string) => void;
  /** After it was put somewhere. */
  onChange?: (() => void) | undefined;
}

/** What an app may do, where it is, who put it here, and what it offers. */
export function About({ app, onOpenUser, onOpenChannel, onChange }: AboutProps) {
  const t = useText();
  const add = onChange && app.bot_user_id ? <AddToChannel app={app} onAdded={onChange} /> : undefined;
  return (
    <div className={styles.column}>
      {app.long_description ? (
        <p className={styles.long} dir="auto">
          {app.long_description}
        </p>
      ) : null}
      <Facts app={app} onOpenUser={onOpenUser} />
      <Abilities app={app} />
      {app.channels.length === 0 && add ? <Panel title={t("apps.where")} hint={t("apps.nowhere")} action={add} /> : null}
      {app.channels.length > 0 ? (
        <Panel title={t("apps.where")} hint={t("apps.whereHint")} action={add}>
          <ul className={styles.places}>
            {app.channels.map(({ id, name, is_private }) => (
              <li key={id}>
                <Button size="sm" icon={<Icon of={is_private ? Lock : Hash} size={14} />} onClick={() => onOpenChannel(id)}>
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {app.commands.length > 0 ? (
        <Panel title={t("apps.commands")}>
          <ul className={styles.items}>
            {app.commands.map(({ command, description, usage_hint }) => (
              <li key={command}>
                <Icon of={SquareSlash} size={18} />
                <span className={styles.words}>
                  <span>
                    <span className={styles.mono}>{command}</span> <span className={styles.soft}>{usage_hint}</span>
                  </span>
                  <span className={styles.soft} dir="auto">
                    {description}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {app.shortcuts.length > 0 ? (
        <Panel title={t("apps.shortcuts")}>
          <ul className={styles.items}>
            {app.shortcuts.map(({ name, type, callback_id, description }) => (
              <li key={callback_id}>
                <Icon of={Zap} size={18} />
                <span className={styles.words}>
                  <span className={styles.name} dir="auto">
                    {name} <Badge tone="soft">{t(type === "message" ? "apps.shortcutMessage" : "apps.shortcutGlobal")}</Badge>
                  </span>
                  <span className={styles.soft} dir="auto">
                    {description}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
}

function Facts({ app, onOpenUser }: { app: AppInfo; onOpenUser: (id: string) => void }) {
  const t = useText();
  useFormats();
  const installed = app.installation;
  const maker = useUser(app.created_by);
  const installer = useUser(installed?.installed_by);
  const person = (id: string, name: string) => (
    <button type="button" className={styles.link} onClick={() => onOpenUser(id)}>
      {name}
    </button>
  );
  return (
    <dl className={styles.facts}>
      {app.created_by && maker ? (
        <>
          <dt>{t("apps.maker")}</dt>
          <dd>{person(app.created_by, displayName(maker))}</dd>
        </>
      ) : null}
      {installed && installer ? (
        <>
          <dt>{t("apps.installer")}</dt>
          <dd>
            {person(installed.installed_by, displayName(installer))}
            {`, ${formatDate(installed.date_installed)}`}
          </dd>
        </>
      ) : null}
      <dt>{t("apps.id")}</dt>
      <dd className={styles.mono}>{app.id}</dd>
    </dl>
  );
}

/** Each permission in plain words, its own name behind it. */
function Abilities({ app }: { app: AppInfo }) {
  const t = useText();
  const sentence = useScopes();
  const bot = app.installation?.bot_scopes ?? app.scopes.bot;
  const scopes = [...new Set([...bot, ...app.scopes.user])];
  return (
    <Panel title={t(app.is_installed ? "apps.may" : "apps.wouldMay")}>
      {scopes.length === 0 ? (
        <p className={styles.soft}>{t("apps.mayNothing")}</p>
      ) : (
        <ul className={styles.scopes}>
          {scopes.map((scope) => (
            <li key={scope}>
              <Icon of={Check} size={16} />
              <span>
                {sentence(scope)}
                {bot.includes(scope) ? null : <span className={styles.soft}> {t("apps.forPeople")}</span>}
                <code className={styles.scope}>{scope}</code>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
