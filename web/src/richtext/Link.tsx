import type { ReactNode } from "react";
import { useHost } from "./host";
import styles from "./Inline.module.css";
import { safeUrl } from "./safeUrl";

/** A link that can only go where links may go; anything else stays text. */
export function Link({ url, children, className }: { url: string; children: ReactNode; className?: string | undefined }) {
  const host = useHost();
  const href = safeUrl(url);
  if (!href) return <span>{children}</span>;
  return (
    <a
      href={href}
      className={className ?? styles.link}
      target="_blank"
      rel="noopener noreferrer"
      title={typeof children === "string" && children !== url ? href : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        if (host.openLink?.(href)) event.preventDefault();
      }}
    >
      {children}
    </a>
  );
}
