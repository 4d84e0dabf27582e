import type { Message, User } from "../../model";
import { Emoji, shownImageUrl } from "../../richtext";
import { Avatar } from "../../ui";
import styles from "./Message.module.css";

/** Who speaks: a person's face, or the picture that an app has given this message. */
export function Face({ message, author, name }: { message: Message; author: User | undefined; name: string }) {
  const emoji = message.icons?.emoji?.replaceAll(":", "");
  if (emoji)
    return (
      <span className={styles.faceEmoji}>
        <Emoji name={emoji} />
      </span>
    );
  const own = author?.profile.is_custom_image ? author.profile.image_72 : message.bot_profile?.icons?.image_72;
  // An app that speaks under another name has another colour, too.
  const id = message.username ? `${message.bot_id ?? ""}${message.username}` : (message.user ?? message.bot_id ?? "B");
  return <Avatar id={id} name={name} src={shownImageUrl(message.icons?.image_64) ?? own} size={36} />;
}
