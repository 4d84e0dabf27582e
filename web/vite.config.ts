import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = "http://127.0.0.1:8065";

export default defineConfig({
  plugins: [react()],
  build: { target: "es2023", cssTarget: ["chrome123", "firefox125", "safari17.5"], manifest: true, assetsInlineLimit: 0 },
  server: {
    proxy: {
      ...Object.fromEntries(
        ["/api", "/files-pri", "/files-tmb", "/avatars", "/emoji", "/upload", "/setup", "/imports"].map((path) => [path, server]),
      ),
      "/ws": { target: server, ws: true },
    },
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
