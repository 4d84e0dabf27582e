import { useEffect, useState } from "react";
import { call } from "../../api";

export interface ProfileField {
  id: string;
  label: string;
  hint?: string;
  type: string;
  ordering?: number;
  is_hidden?: boolean;
}

let asked: Promise<ProfileField[]> | undefined;

/** The fields this workspace adds to profiles, in their order. */
export function useProfileFields(): ProfileField[] {
  const [fields, setFields] = useState<ProfileField[]>([]);
  useEffect(() => {
    let current = true;
    asked ??= call<{ profile: { fields: ProfileField[] } }>("team.profile.get", {}).then(({ profile }) =>
      profile.fields.filter((field) => !field.is_hidden).sort((left, right) => (left.ordering ?? 0) - (right.ordering ?? 0)),
    );
    asked.then(
      (known) => current && setFields(known),
      () => {
        asked = undefined;
      },
    );
    return () => {
      current = false;
    };
  }, []);
  return fields;
}
