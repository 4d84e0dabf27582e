/** Whether a press that would close a window was on its own button, which does that by itself. */
export function staysOpen(details: { reason: string; event: Event }, trigger: Element | null): boolean {
  return details.reason === "outside-press" && details.event.target instanceof Node && trigger?.contains(details.event.target) === true;
}
