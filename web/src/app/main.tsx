import "../ui/tokens.css";
import "../ui/reset.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startLanguage } from "../i18n";
import { applyAppearance, storedAppearance } from "../ui";
import { App } from "./App";

applyAppearance(storedAppearance());
await startLanguage();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
