import { useEffect, useState } from "react";
import { call } from "../../api";
import { watchEvents } from "../../model";

export interface ProfileField {
  id: string;
  label: string;
  hint?: string;
  type: string;
  ordering?: number;
  is_hidden?: boolean;
  possible_values?: string[];
}

let asked: Promise<ProfileField[]> | undefined;

/** The fields this workspace adds to profiles, in their order. */
export function useProfileFields(): ProfileField[] {
  const [fields, setFields] = useState<ProfileField[]>([]);
  useEffect(() => {
    let current = true;
    const stop = watchEvents((event) => {
      if (event.type !== "team_profile_change") return;
      asked = undefined;
      load();
    });
    load();
    return () => {
      current = false;
      stop();
    };

    function load() {
      asked ??= call<{ profile: { fields: ProfileField[] } }>("team.profile.get", {}).then(({ profile }) =>
        profile.fields.filter((field) => !field.is_hidden).sort((left, right) => (left.ordering ?? 0) - (right.ordering ?? 0)),
      );
      asked.then(
        (known) => current && setFields(known),
        () => {
          asked = undefined;
        },
      );
    }
  }, []);
  return fields;
}
