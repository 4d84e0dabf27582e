export { Deactivated } from "./Deactivated";
export { FirstRun } from "./FirstRun";
export { InviteAccept } from "./InviteAccept";
export { PasswordReset } from "./PasswordReset";
export { SignIn, type SignInProps, type SignInTeam } from "./SignIn";
export { SignInAgain, type SignInAgainProps } from "./SignInAgain";
