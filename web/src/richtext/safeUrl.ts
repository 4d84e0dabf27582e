const ALLOWED = new Set(["http:", "https:", "mailto:", "tel:", "ftp:", "sftp:", "ssh:", "slack:", "xmpp:", "sip:", "webcal:"]);

/** The address when following it is harmless; undefined for scripts, data and what is no address. */
export function safeUrl(url: string): string | undefined {
  try {
    const parsed = new URL(url, "https://invalid.invalid");
    if (parsed.host === "invalid.invalid") return url.startsWith("/") && !url.startsWith("//") ? url : undefined;
    return ALLOWED.has(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

/** The address of a picture: only http(s) and paths of this server. */
export function safeImageUrl(url: string | undefined): string | undefined {
  if (!url) return undefined;
  const safe = safeUrl(url);
  return safe && (/^https?:/.test(safe) || safe.startsWith("/")) ? safe : undefined;
}

/**
 * The address of a picture this server itself serves. Those elsewhere are never loaded from there: that would tell strangers who
 * reads what, and the content policy forbids it.
 */
export function ownImageUrl(url: string | undefined): string | undefined {
  const safe = safeImageUrl(url);
  if (!safe || safe.startsWith("/")) return safe;
  return typeof location !== "undefined" && new URL(safe).origin === location.origin ? safe : undefined;
}

/** The address at which a picture is shown: one from elsewhere is fetched by the server, so that nobody there learns who looks at it. */
export function shownImageUrl(url: string | undefined): string | undefined {
  const safe = safeImageUrl(url);
  return safe && (ownImageUrl(safe) ?? `/pictures?url=${encodeURIComponent(safe)}`);
}

/** The path of a file of this server, under whatever name the server was asked when it wrote the address. */
export function filePath(url: string | undefined): string | undefined {
  const safe = url ? safeUrl(url) : undefined;
  if (!safe) return undefined;
  const { pathname } = new URL(safe, "https://invalid.invalid");
  return pathname.startsWith("/files-pri/") ? pathname : undefined;
}
