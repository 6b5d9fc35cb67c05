/** The red 档 seal, hand-cut edges; the same drawing as public/icon.svg. */
export function SealMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <path d="M2.3 1.2 25.8.9l1.4 1.5-.3 23.7-1.2 1.2-23.4-.2L.9 25.8 1.1 2.6z" fill="var(--seal-fill)" />
      <g fill="none" stroke="#fff" strokeWidth="1.9" strokeLinecap="square">
        <path d="M9 5v18M5.2 9.4h7.4M8.7 10.8 5.3 15.6M9.6 11.5l2.7 3.3" />
        <path d="M19 4.8v5.4M15.2 6.2l1.2 3M22.8 6.2l-1.2 3M14.9 12.2h8v10h-8M15.5 17.2h7" />
      </g>
    </svg>
  )
}
