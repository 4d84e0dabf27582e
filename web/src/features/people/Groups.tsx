import { Ellipsis, Pencil, Trash2, Users } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, useText } from "../../i18n";
import { watchEvents } from "../../model";
import { AlertDialog, EmptyState, Icon, IconButton, Line, Lines, Menu, MenuItem, showToast } from "../../ui";
import { GroupDialog } from "./GroupDialog";
import { type Group, loadGroups } from "./people";

interface GroupsProps {
  isMaking: boolean;
  mayChange: boolean;
  onMade: () => void;
}

/** The groups that can be mentioned, with who is in each. */
export function Groups({ isMaking, mayChange, onMade }: GroupsProps) {
  const t = useText();
  const [groups, setGroups] = useState<Group[]>();
  const [hasFailed, setFailed] = useState(false);
  const [edited, setEdited] = useState<Group>();
  const [doomed, setDoomed] = useState<Group>();
  const load = useCallback(() => {
    loadGroups().then(
      (found) => {
        setGroups(found);
        setFailed(false);
      },
      () => setFailed(true),
    );
  }, []);
  useEffect(load, [load]);
  useEffect(() => watchEvents((event) => event.type.startsWith("subteam_") && load()), [load]);

  async function disable(group: Group) {
    setDoomed(undefined);
    try {
      await call("usergroups.disable", { usergroup: group.id });
      load();
    } catch (problem) {
      showToast({ title: errorText(problem instanceof ApiError ? problem.code : "offline"), tone: "bad" });
    }
  }

  return (
    <>
      <Lines
        label={t("people.groups")}
        state={groups ? "ready" : hasFailed ? "failed" : "loading"}
        isEmpty={!groups?.length}
        onRetry={load}
        empty={<EmptyState drawing="bench" title={t("people.noGroups")} text={t("people.noGroupsText")} />}
      >
        {groups?.map((group) => (
          <Line
            key={group.id}
            start={<Icon of={Users} size={20} />}
            headline={
              <>
                <strong>{group.name}</strong> @{group.handle}
              </>
            }
            text={[t("people.count", { count: Number(group.user_count ?? group.users?.length ?? 0) }), group.description]
              .filter(Boolean)
              .join(" · ")}
            isSoft
            onOpen={() => (mayChange ? setEdited(group) : undefined)}
            actions={
              mayChange ? (
                <Menu align="end" trigger={<IconButton icon={Ellipsis} size="sm" label={t("people.moreFor", { name: group.name })} />}>
                  <MenuItem icon={Pencil} onSelect={() => setEdited(group)}>
                    {t("people.editGroup")}
                  </MenuItem>
                  <MenuItem icon={Trash2} danger onSelect={() => setDoomed(group)}>
                    {t("people.disableGroup")}
                  </MenuItem>
                </Menu>
              ) : undefined
            }
          />
        ))}
      </Lines>
      {isMaking || edited ? (
        <GroupDialog
          key={edited?.id ?? "new"}
          group={edited}
          onClose={() => {
            setEdited(undefined);
            onMade();
            load();
          }}
        />
      ) : null}
      <AlertDialog
        open={doomed !== undefined}
        onOpenChange={() => setDoomed(undefined)}
        danger
        title={t("people.disableAsk", { name: doomed?.name ?? "" })}
        description={t("people.disableText")}
        confirmLabel={t("people.disableGroup")}
        onConfirm={() => doomed && void disable(doomed)}
      />
    </>
  );
}
