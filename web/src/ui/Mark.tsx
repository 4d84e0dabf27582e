/** The mark: a doorway drawn as two nested frames, in the text's colour. */
export function Mark({ size = 24, label }: { size?: number; label?: string }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is hidden from screen readers unless it has a label
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinejoin="round"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <path d="M1.8 14.2V1.8h12.4v12.4" />
      <path d="M5.6 14.2V5.6h4.8v8.6" />
    </svg>
  );
}
