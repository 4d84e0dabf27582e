export { Blocks } from "./Blocks";
export {
  type Action,
  type BlockHost,
  type BlockState,
  type Choice,
  type Container,
  type ConversationFilter,
  type Suggestions,
  type Surface,
  SurfaceContext,
  type WordsEditorProps,
} from "./blockHost";
export { CodeBlock } from "./CodeBlock";
export { Emoji } from "./Emoji";
export { type EmojiEntry, fold, loadEmojiCatalog, searchEmoji } from "./emoji/catalog";
export { emojiCharacter, emojiName, loadEmojiNames, useEmojiNames, withSkinTone } from "./emoji/names";
export { FileCard, Files, fileTitle, isShownImage } from "./Files";
export { fitBox } from "./fitBox";
export { highlightWords } from "./highlightWords";
export {
  type ChannelName,
  type RichTextHost,
  RichTextProvider,
  type UsergroupName,
  type UserName,
  useHost,
} from "./host";
export { trimLink, unescapeEntities } from "./inline";
export { Link } from "./Link";
export { fetchElements } from "./late";
export { MessageBody, type MessageBodyProps } from "./MessageBody";
export { parseMrkdwn } from "./mrkdwn";
export { fromHex, type Names, plainInline, plainText } from "./plain";
export { Mrkdwn, RichText } from "./RichText";
export { RowBoundary } from "./RowBoundary";
export { SystemBody, type SystemMessage } from "./SystemBody";
export { ownImageUrl, safeImageUrl, safeUrl, shownImageUrl } from "./safeUrl";
export type {
  Attachment,
  Block,
  Inline,
  RichFile,
  RichMessage,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextSection,
  Style,
} from "./types";
