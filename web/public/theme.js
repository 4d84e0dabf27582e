// Before the first paint: what this device remembers of its appearance.
try {
  const { theme, density, contrast, size, motion } = JSON.parse(localStorage.getItem("hallway.appearance") ?? "{}");
  const usual = { theme: "system", density: "standard", contrast: "system", size: "100", motion: "system" };
  for (const [name, value] of Object.entries({ theme, density, contrast, size, motion })) {
    if (value && value !== usual[name]) document.documentElement.dataset[name] = value;
  }
} catch {
  // Storage is blocked: the page looks as the system says.
}
