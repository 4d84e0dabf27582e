import { lazy, Suspense } from "react";

const PasswordAgain = lazy(() => import("./PasswordAgain"));

export interface SignInAgainProps {
  /** Who was signed in. */
  email: string;
  team?: string;
  /** The session is back; what was waiting can go out. */
  onSignedIn: () => void;
}

/** Asks for the password over the page when a session ended; fetched only then, so that the sign-in page stays small. */
export function SignInAgain(props: SignInAgainProps) {
  return (
    <Suspense fallback={null}>
      <PasswordAgain {...props} />
    </Suspense>
  );
}
