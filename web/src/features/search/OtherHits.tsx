import { Hash, Lock } from "lucide-react";
import { formatNumber, useText } from "../../i18n";
import { FileCard } from "../../richtext";
import { Avatar, Icon } from "../../ui";
import { HitList } from "./MessageHits";
import styles from "./SearchPage.module.css";
import type { SearchResults } from "./useSearch";

/** Files that fit. */
export function FileHits({ results }: { results: SearchResults }) {
  return (
    <HitList results={results} isEmpty={results.files.length === 0}>
      {results.files.map((file) => (
        <li key={file.id} className={styles.fileHit}>
          <FileCard file={file} />
        </li>
      ))}
    </HitList>
  );
}

/** People that fit. */
export function PeopleHits({ results, onOpen }: { results: SearchResults; onOpen: ((id: string) => void) | undefined }) {
  return (
    <HitList results={results} isEmpty={results.people.length === 0}>
      {results.people.map((user) => {
        const name = user.profile.display_name || user.profile.real_name || user.real_name || user.name;
        return (
          <li key={user.id}>
            <button type="button" data-row className={styles.row} onClick={() => onOpen?.(user.id)}>
              <Avatar id={user.id} name={name} src={user.profile.is_custom_image ? user.profile.image_72 : undefined} size={36} />
              <span className={styles.rowWords}>
                <strong dir="auto">{name}</strong>
                <span className={styles.detail}>{[`@${user.name}`, user.profile.title].filter(Boolean).join(" · ")}</span>
              </span>
            </button>
          </li>
        );
      })}
    </HitList>
  );
}

/** Channels that fit. */
export function ChannelHits({ results, onOpen }: { results: SearchResults; onOpen: ((id: string) => void) | undefined }) {
  const t = useText();
  return (
    <HitList results={results} isEmpty={results.channels.length === 0}>
      {results.channels.map((channel) => {
        const members = channel.num_members;
        const facts = [
          members === undefined ? "" : t("search.members", { count: members, shown: formatNumber(members) }),
          channel.topic?.value || channel.purpose?.value || "",
        ];
        return (
          <li key={channel.id}>
            <button type="button" data-row className={styles.row} onClick={() => onOpen?.(channel.id)}>
              <span className={styles.channelIcon}>
                <Icon of={channel.is_private ? Lock : Hash} size={20} />
              </span>
              <span className={styles.rowWords}>
                <strong dir="auto">{channel.name}</strong>
                <span className={styles.detail}>{facts.filter(Boolean).join(" · ")}</span>
              </span>
            </button>
          </li>
        );
      })}
    </HitList>
  );
}
