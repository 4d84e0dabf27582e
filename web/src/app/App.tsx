import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { call } from "../api";
import { loadAgreementTexts, loadRoomTexts, useText } from "../i18n";
import { Button, EmptyState, Spinner, UiRoot } from "../ui";
import styles from "./App.module.css";
import { currentRoute, go, useRoute } from "./routes";

const SignIn = lazy(() => import("../features/signin").then(({ SignIn }) => ({ default: SignIn })));
const FirstRun = lazy(() => import("../features/signin").then(({ FirstRun }) => ({ default: FirstRun })));
const InviteAccept = lazy(() => import("../features/signin").then(({ InviteAccept }) => ({ default: InviteAccept })));
const Deactivated = lazy(() => import("../features/signin").then(({ Deactivated }) => ({ default: Deactivated })));
const PasswordReset = lazy(() => import("../features/signin").then(({ PasswordReset }) => ({ default: PasswordReset })));
const Consent = lazy(() =>
  Promise.all([import("../features/consent"), loadAgreementTexts()]).then(([{ Consent }]) => ({ default: Consent })),
);
const loadWorkspace = () => Promise.all([import("./Workspace"), loadRoomTexts()]).then(([{ Workspace }]) => ({ default: Workspace }));
const Workspace = lazy(loadWorkspace);
const startSession = () => import("../model").then((model) => model.startSession());

interface Team {
  id: string;
  name: string;
  domain: string;
}

type Stage = { name: "loading" | "unreachable" | "first_run" | "deactivated" | "ready" } | { name: "sign_in"; teams: Team[] };

/** From the first page to the workspace. */
export function App() {
  const t = useText();
  const route = useRoute();
  const [stage, setStage] = useState<Stage>({ name: "loading" });
  const isLink = route.view === "join" || route.view === "reset";

  const start = useCallback(async () => {
    try {
      const found = await call<{ state: string; teams: Team[]; team?: Team }>("client.start");
      if (found.state === "first_run" || found.state === "deactivated") setStage({ name: found.state });
      else if (found.state === "sign_in") setStage({ name: "sign_in", teams: found.teams });
      else if (currentRoute().view === "consent") setStage({ name: "ready" });
      else {
        // The code comes while the server answers.
        await Promise.all([startSession(), loadWorkspace()]);
        setStage({ name: "ready" });
      }
    } catch {
      setStage({ name: "unreachable" });
    }
  }, []);

  useEffect(() => {
    if (!isLink) void start();
  }, [start, isLink]);

  return (
    <UiRoot>
      <Suspense fallback={<Loading />}>{page()}</Suspense>
    </UiRoot>
  );

  function page(): ReactNode {
    if (route.view === "join") return <InviteAccept code={route.code} />;
    if (route.view === "reset") return <PasswordReset code={route.code} />;
    switch (stage.name) {
      case "first_run":
        return <FirstRun onSignedIn={begin} />;
      case "sign_in":
        return <SignIn teams={stage.teams} onSignedIn={begin} />;
      case "deactivated":
        return <Deactivated onOther={() => setStage({ name: "sign_in", teams: [] })} />;
      case "ready":
        return route.view === "consent" ? <Consent way={route.way} query={route.query} /> : <Workspace />;
      case "unreachable":
        return (
          <main className={styles.alone}>
            <EmptyState
              drawing="door"
              title={t("common.unreachable")}
              text={t("common.unreachableText")}
              action={<Button onClick={() => void start()}>{t("common.retry")}</Button>}
            />
          </main>
        );
      default:
        return <Loading />;
    }
  }

  function begin() {
    if (location.pathname === "/") go("/", { replace: true });
    void start();
  }
}

function Loading() {
  return (
    <main className={styles.alone}>
      <Spinner />
    </main>
  );
}
