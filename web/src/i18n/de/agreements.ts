import { consent } from "./consent";
import { scopes } from "./scopes";

/** What is said where somebody agrees to what an app asks for. */
export const agreements = { ...consent, ...scopes };
