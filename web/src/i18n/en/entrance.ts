import { common } from "./common";
import { errors } from "./errors";
import { importing } from "./importing";
import { signin } from "./signin";
import { ui } from "./ui";

/** What is said before one is in: sign-in, invitations, the first run. */
export const entrance = { ...common, ...ui, ...errors, ...importing, ...signin };
