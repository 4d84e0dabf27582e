// Where money comes from. A real app would ask the accounting system.
const NAMES = { 1000: "Office", 2000: "Travel", 2100: "Conferences", 3000: "Hardware", 3100: "Software", 4000: "Training" };

/** The options whose number or name holds what was typed. */
export function findCostCentres(typed) {
  return Object.entries(NAMES)
    .map(([number, name]) => ({ text: { type: "plain_text", text: `${number} ${name}` }, value: number }))
    .filter(({ text }) => text.text.toLowerCase().includes(typed.toLowerCase()));
}
