import { Switcher } from "../features/switcher";
import { hideOverlay } from "./frame";
import { openConversation, openSearch, pathOf } from "./moves";
import { useCommands } from "./useCommands";

/** The switcher, with everything the page can do. */
export function GoTo({ query }: { query: string }) {
  const commands = useCommands();
  return (
    <Switcher
      initialQuery={query}
      commands={commands}
      hrefOf={pathOf}
      onClose={hideOverlay}
      onOpen={openConversation}
      onSearch={openSearch}
    />
  );
}
