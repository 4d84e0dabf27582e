/** The tab's icon: the mark, with the number of the badges on it, or a dot where something is unread. */

const MARK =
  '<rect width="32" height="32" rx="7" fill="#2f6690"/><path d="M7 27V6h18v21M12 27V12h8v15" fill="none" stroke="#fff" stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round"/>';

/** An SVG document for a count; the sum above 99 is "99+". */
export function faviconFor(count: number, hasUnread: boolean): string {
  const label = count > 99 ? "99+" : String(count);
  const badge =
    count > 0
      ? `<circle cx="22" cy="22" r="10" fill="#d9822b"/><text x="22" y="${label.length > 2 ? 25.5 : 26.5}" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="${label.length > 2 ? 10 : label.length > 1 ? 12.5 : 14}" fill="#221303">${label}</text>`
      : hasUnread
        ? '<circle cx="25" cy="25" r="6" fill="#d9822b" stroke="#fff" stroke-width="1.5"/>'
        : "";
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${MARK}${badge}</svg>`)}`;
}

export function showFavicon(count: number, hasUnread: boolean): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link) link.href = faviconFor(count, hasUnread);
}
