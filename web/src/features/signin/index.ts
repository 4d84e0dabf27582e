export { FirstRun } from "./FirstRun";
export { InviteAccept } from "./InviteAccept";
export { PasswordReset } from "./PasswordReset";
export { SignInAgain, type SignInAgainProps } from "./SignInAgain";
export { SignIn, type SignInProps, type SignInTeam } from "./SignIn";
