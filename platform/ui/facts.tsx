import { Rule } from './page-title.tsx'

/** Short facts in a row, parted by <Rule/>; what is not known is left out. */
export function Facts({ of }: { of: readonly (string | false | null | undefined)[] }) {
  return of
    .filter((fact) => typeof fact === 'string' && fact !== '')
    .map((fact, n) => (
      <span key={fact as string}>
        {n > 0 && <Rule />}
        {fact}
      </span>
    ))
}
