import { useEffect, useState } from "react";
import { ApiError, call } from "../../api";

export type Link<Info> = { state: "loading" } | { state: "open"; info: Info } | { state: "closed"; code: string };

/** What a link leads to, or why it leads nowhere. */
export function useLink<Info>(method: string, code: string): Link<Info> {
  const [link, setLink] = useState<Link<Info>>({ state: "loading" });
  useEffect(() => {
    let isCurrent = true;
    call<Info>(method, { code }).then(
      (info) => isCurrent && setLink({ state: "open", info }),
      (error) => isCurrent && setLink({ state: "closed", code: error instanceof ApiError ? error.code : "unknown" }),
    );
    return () => {
      isCurrent = false;
    };
  }, [method, code]);
  return link;
}
