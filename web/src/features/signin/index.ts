import { lazy } from "react";

export { FirstRun } from "./FirstRun";
export { InviteAccept } from "./InviteAccept";
export { PasswordReset } from "./PasswordReset";
export { SignIn, type SignInProps, type SignInTeam } from "./SignIn";
export type { SignInAgainProps } from "./SignInAgain";

/** Over the workspace, hence apart from the small pages before it. */
export const SignInAgain = lazy(() => import("./SignInAgain"));
