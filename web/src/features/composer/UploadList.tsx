import { ChevronLeft, ChevronRight, File as FileIcon, Pencil, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { errorText, formatBytes, formatNumber, useFormats, useText } from "../../i18n";
import { Button, classes, Dialog, Icon, IconButton, Progress, TextField } from "../../ui";
import styles from "./UploadList.module.css";
import type { Upload, Uploads } from "./uploads";

/** The files a message will carry: progress, name, description, order. */
export function UploadList({ uploads, items }: { uploads: Uploads; items: readonly Upload[] }) {
  const t = useText();
  const [edited, setEdited] = useState<Upload>();
  if (items.length === 0) return null;
  return (
    <>
      <ul className={styles.list} aria-label={t("composer.files")}>
        {items.map((item, index) => (
          <UploadCard
            key={item.key}
            item={item}
            uploads={uploads}
            isFirst={index === 0}
            isLast={index === items.length - 1}
            onEdit={() => setEdited(item)}
          />
        ))}
      </ul>
      {edited ? (
        <DescribeDialog
          item={edited}
          onClose={() => setEdited(undefined)}
          onSave={(change) => {
            uploads.describe(edited.key, change);
            setEdited(undefined);
          }}
        />
      ) : null}
    </>
  );
}

interface UploadCardProps {
  item: Upload;
  uploads: Uploads;
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
}

function UploadCard({ item, uploads, isFirst, isLast, onEdit }: UploadCardProps) {
  const t = useText();
  useFormats();
  const name = item.title || item.file.name;
  return (
    <li className={classes(styles.card, item.state === "failed" && styles.failed)}>
      {item.preview ? <img className={styles.preview} src={item.preview} alt="" /> : <Icon of={FileIcon} size={20} />}
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.facts}>
          {item.state === "failed"
            ? errorText(item.error ?? "unknown")
            : item.state === "uploading"
              ? t("composer.uploadProgress", { percent: formatNumber(item.progress, { style: "percent" }) })
              : formatBytes(item.file.size)}
        </span>
        {item.state === "uploading" ? <Progress label={t("composer.uploading", { name })} value={item.progress} /> : null}
      </span>
      <span className={styles.buttons}>
        {item.state === "failed" ? (
          <IconButton icon={RotateCw} size="sm" label={t("common.retry")} onClick={() => uploads.retry(item.key)} />
        ) : (
          <IconButton icon={Pencil} size="sm" label={t("composer.describeFile", { name })} onClick={onEdit} />
        )}
        {isFirst ? null : (
          <IconButton icon={ChevronLeft} size="sm" label={t("composer.fileEarlier", { name })} onClick={() => uploads.move(item.key, -1)} />
        )}
        {isLast ? null : (
          <IconButton icon={ChevronRight} size="sm" label={t("composer.fileLater", { name })} onClick={() => uploads.move(item.key, 1)} />
        )}
        <IconButton icon={X} size="sm" label={t("composer.removeFile", { name })} onClick={() => uploads.remove(item.key)} />
      </span>
    </li>
  );
}

interface DescribeDialogProps {
  item: Upload;
  onClose: () => void;
  onSave: (change: { title: string; altText: string }) => void;
}

function DescribeDialog({ item, onClose, onSave }: DescribeDialogProps) {
  const t = useText();
  const [title, setTitle] = useState(item.title);
  const [altText, setAltText] = useState(item.altText);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="sm"
      title={t("composer.fileDetails")}
      onSubmit={() => onSave({ title: title.trim() || item.file.name, altText: altText.trim() })}
      footer={
        <Button type="submit" variant="primary">
          {t("common.save")}
        </Button>
      }
    >
      <TextField label={t("composer.fileName")} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      {item.preview ? (
        <TextField
          label={t("composer.altText")}
          hint={t("composer.altTextHint")}
          value={altText}
          maxLength={1000}
          onChange={(event) => setAltText(event.currentTarget.value)}
        />
      ) : null}
    </Dialog>
  );
}
