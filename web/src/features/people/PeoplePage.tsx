import { Plus, Search } from "lucide-react";
import { useCallback, useDeferredValue, useState } from "react";
import { useText } from "../../i18n";
import { displayName, type User, useFace, usePages, usePresence, useSelf } from "../../model";
import { Emoji } from "../../richtext";
import { Avatar, Badge, Button, EmptyState, Icon, Line, Lines, PresenceDot, Select, Tabs, TextField, View } from "../../ui";
import { Groups } from "./Groups";
import styles from "./PeoplePage.module.css";
import { loadPeople, WHO, type Who } from "./people";

export interface PeoplePageProps {
  onOpen: (id: string) => void;
  onBack: () => void;
}

/** Everybody in the workspace, and the groups they are mentioned by. */
export function PeoplePage({ onOpen, onBack }: PeoplePageProps) {
  const t = useText();
  const self = useSelf();
  const [tab, setTab] = useState<"people" | "groups">("people");
  const [isMaking, setMaking] = useState(false);
  const mayMake = self.is_restricted !== true && self.is_ultra_restricted !== true;
  return (
    <View
      title={t("people.title")}
      onBack={onBack}
      isTabbed
      actions={
        tab === "groups" && mayMake ? (
          <Button variant="primary" icon={<Icon of={Plus} />} onClick={() => setMaking(true)}>
            {t("people.newGroup")}
          </Button>
        ) : null
      }
    >
      <Tabs
        label={t("people.title")}
        value={tab}
        onChange={setTab}
        tabs={(["people", "groups"] as const).map((value) => ({ value, label: t(`people.${value}`) }))}
      >
        {tab === "people" ? (
          <Directory onOpen={onOpen} />
        ) : (
          <Groups isMaking={isMaking} mayChange={mayMake} onMade={() => setMaking(false)} />
        )}
      </Tabs>
    </View>
  );
}

function Directory({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState("");
  const [who, setWho] = useState<Who>("all");
  const query = useDeferredValue(typed.trim());
  const pages = usePages(
    useCallback((cursor: string) => loadPeople(query, who, cursor), [query, who]),
    ({ id }: User) => id,
  );
  return (
    <>
      <search className={styles.tools}>
        <TextField
          label={t("people.find")}
          hideLabel
          type="search"
          placeholder={t("people.find")}
          start={<Icon of={Search} size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          hideLabel
          label={t("people.who")}
          value={who}
          onChange={setWho}
          options={WHO.map((value) => ({ value, label: t(`people.who.${value}`) }))}
        />
      </search>
      <Lines
        label={t("people.people")}
        state={pages.state}
        isEmpty={pages.items.length === 0}
        onRetry={pages.refresh}
        onMore={pages.more}
        empty={<EmptyState drawing="window" title={t("people.none")} text={t("people.noneText")} />}
      >
        {pages.items.map((user) => (
          <PersonLine key={user.id} user={user} onOpen={() => onOpen(user.id)} />
        ))}
      </Lines>
    </>
  );
}

function PersonLine({ user, onOpen }: { user: User; onOpen: () => void }) {
  const t = useText();
  const face = useFace(user.id, displayName(user));
  const presence = usePresence(user.deleted || user.is_bot ? "" : user.id);
  const { profile } = user;
  const role = user.is_owner ? "owner" : user.is_admin ? "admin" : user.is_restricted || user.is_ultra_restricted ? "guest" : undefined;
  return (
    <Line
      start={<Avatar {...face} name={displayName(user)} size={36} />}
      headline={
        <span className={styles.name}>
          <strong>{displayName(user)}</strong>
          {user.deleted || user.is_bot ? null : <PresenceDot presence={presence} />}
          {profile.status_emoji ? <Emoji name={profile.status_emoji.replaceAll(":", "")} /> : null}
          {role ? <Badge tone="soft">{t(`settings.role.${role}`)}</Badge> : null}
        </span>
      }
      text={[`@${user.name}`, profile.title, profile.pronouns].filter(Boolean).join(" · ")}
      isSoft
      onOpen={onOpen}
    />
  );
}
