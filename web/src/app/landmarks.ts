/** The parts of the page, in the order F6 walks through them: whatever carries `data-region`. */

const lastFocus = new WeakMap<Element, HTMLElement>();
const STOPS = 'a[href], button, input, select, textarea, [contenteditable="true"], [tabindex]';

/** Remembers where the focus was in each part, to come back to it. */
export function watchRegions(): () => void {
  const onFocus = ({ target }: FocusEvent) => {
    const region = target instanceof HTMLElement ? target.closest("[data-region]") : null;
    if (region) lastFocus.set(region, target as HTMLElement);
  };
  addEventListener("focusin", onFocus);
  return () => removeEventListener("focusin", onFocus);
}

/** Moves the focus to the next part of the page, or the one before. */
export function focusRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter((region) => region.checkVisibility());
  const here = document.activeElement?.closest<HTMLElement>("[data-region]");
  const at = here ? regions.indexOf(here) : -1;
  for (let tried = 1; tried <= regions.length; tried += 1) {
    const start = at < 0 ? (by > 0 ? -1 : 0) : at;
    const region = regions[(start + by * tried + regions.length * tried) % regions.length];
    if (region && focusInside(region)) return;
  }
}

function focusInside(region: HTMLElement): boolean {
  const before = lastFocus.get(region);
  const stops = [...region.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility());
  const own = stops.filter((stop) => stop.closest("[data-region]") === region);
  const target = before?.isConnected && region.contains(before) ? before : own[0];
  target?.focus();
  return target !== undefined && document.activeElement === target;
}
