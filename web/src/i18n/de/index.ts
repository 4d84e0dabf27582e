import type { Catalog } from "../en";
import { agreements } from "./agreements";
import { pages } from "./pages";
import { rooms } from "./rooms";

/** Every text of the interface in German. */
export const catalog: Catalog = { ...rooms, ...pages, ...agreements };
