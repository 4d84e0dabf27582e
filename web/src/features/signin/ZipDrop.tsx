import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { formatBytes, useFormats, useText } from "../../i18n";
import { Button, Icon } from "../../ui";
import styles from "./Page.module.css";

/** Takes one ZIP, dropped or chosen. */
export function ZipDrop({ file, onFile }: { file: File | undefined; onFile: (file: File) => void }) {
  const t = useText();
  useFormats();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition; the button inside does the same
    <div
      className={styles.drop}
      data-over={over ? "" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped) onFile(dropped);
      }}
    >
      <Icon of={Upload} size={20} />
      {file ? (
        <span>
          <strong>{file.name}</strong> · {formatBytes(file.size)}
        </span>
      ) : (
        <span>{t("signin.dropZip")}</span>
      )}
      <Button size="sm" onClick={() => input.current?.click()}>
        {file ? t("signin.otherZip") : t("signin.chooseZip")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".zip,application/zip"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) onFile(chosen);
        }}
      />
    </div>
  );
}
