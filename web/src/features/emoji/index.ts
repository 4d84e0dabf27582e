export { EmojiPicker, type EmojiPickerProps } from "./EmojiPicker";
export { recentEmoji, rememberEmoji } from "./recent";
