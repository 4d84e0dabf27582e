import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = "http://127.0.0.1:8065";

// What every page of the workspace needs stays together: many small chunks pack worse than a few. Windows come later.
const UI =
  "AlertDialog|Avatar|Badge|Button|Dialog|Drawing|EmptyState|Icon|IconButton|Kbd|Mark|Menu|Popover|PresenceDot|Separator|Spinner|TextField|Tooltip|View|VisuallyHidden|classes|late|part|rowKeys|theme|tips|toasts|trigger";
const BASE = new RegExp(`src/api/|src/ui/(${UI})\\.tsx?$`);
const MODEL = /src\/(model|keys)\//;
const RICHTEXT = /src\/richtext\/(?!highlight|emoji|Markdown|blocks\/|elements\/)/;
// The sign-in page shows these, too: beside what draws messages they would bring all of that along.
const SHARED_ICONS = /lucide-react\/dist\/esm\/icons\/(eye|file-archive)\./;

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox125", "safari17.5"],
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "icons", test: SHARED_ICONS },
            { name: "base", test: BASE },
            { name: "model", test: MODEL },
            { name: "richtext", test: RICHTEXT },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      ...Object.fromEntries(
        ["/api", "/files-pri", "/files-tmb", "/files-pub", "/avatars", "/team-icons", "/emoji", "/upload", "/setup", "/imports"].map(
          (path) => [path, server],
        ),
      ),
      "/ws": { target: server, ws: true },
    },
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
