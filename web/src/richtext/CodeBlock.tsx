import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "../i18n";
import { IconButton } from "../ui";
import styles from "./CodeBlock.module.css";
import { type CodeToken, highlight } from "./highlight/highlight";

/** Preformatted text, coloured when its language is known, with a copy button. */
export function CodeBlock({ code, language }: { code: string; language?: string | undefined }) {
  const tokens = useTokens(code, language);
  return (
    <div className={styles.frame}>
      <pre className={styles.code} dir="ltr">
        <code>
          {tokens
            ? tokens.map((token, index) => (
                <span key={index} className={token.kind ? styles[token.kind] : undefined}>
                  {token.text}
                </span>
              ))
            : code}
        </code>
      </pre>
      <CopyButton text={code} />
    </div>
  );
}

function CopyButton({ text }: { text: string }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className={styles.copy}>
      <IconButton
        icon={copied ? Check : Copy}
        size="sm"
        label={copied ? t("common.copied") : t("richtext.copyCode")}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      />
    </div>
  );
}

function useTokens(code: string, language: string | undefined): CodeToken[] | undefined {
  const [done, setDone] = useState<{ code: string; tokens: CodeToken[] }>();
  useEffect(() => {
    if (!language) return;
    let current = true;
    highlight(code, language).then((tokens) => {
      if (current && tokens) setDone({ code, tokens });
    });
    return () => {
      current = false;
    };
  }, [code, language]);
  return done?.code === code ? done.tokens : undefined;
}
