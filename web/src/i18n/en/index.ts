import { agreements } from "./agreements";
import { pages } from "./pages";
import { rooms } from "./rooms";

/** Every text of the interface in English; the keys of the other languages follow from these. */
export const catalog = { ...rooms, ...pages, ...agreements };

export type TextKey = keyof typeof catalog;
export type Catalog = Record<TextKey, string>;
