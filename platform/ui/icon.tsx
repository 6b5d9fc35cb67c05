import { type IconName, iconPaths } from './icon-paths.ts'

/** A line drawing. It is silent to readers: the word stands beside it, or the button around it has a label. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg
      className={small ? 'i s' : 'i'}
      viewBox="0 0 16 16"
      aria-hidden="true"
      strokeWidth={name === 'drag' ? 1.8 : undefined}
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
