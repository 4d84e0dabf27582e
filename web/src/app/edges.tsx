import { useText } from "../i18n";
import { Separator } from "../ui";
import { LIMITS, resetWidth, setWidth, useWidths } from "./widths";

/** The lines between the parts of the page, which make the one beside them wider. Each lies in a landmark. */
export function SidebarEdge() {
  const t = useText();
  const { sidebar } = useWidths();
  return (
    <Separator
      label={t("shell.sidebarWidth")}
      value={sidebar}
      {...LIMITS.sidebar}
      grows="start"
      controls="sidebar"
      onChange={(width) => setWidth("sidebar", width)}
      onReset={() => resetWidth("sidebar")}
    />
  );
}

export function PaneEdge() {
  const t = useText();
  const { pane } = useWidths();
  return (
    <Separator
      label={t("shell.paneWidth")}
      value={pane}
      {...LIMITS.pane}
      grows="end"
      controls="pane"
      onChange={(width) => setWidth("pane", width)}
      onReset={() => resetWidth("pane")}
    />
  );
}
