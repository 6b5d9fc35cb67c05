import { useSyncExternalStore } from 'react'

/** Light, dark, or as the system says; rows dense for desks or comfortable for touch and tired eyes. */
export type ThemeChoice = 'light' | 'dark' | 'auto'
export type Density = 'dense' | 'comfortable'
export type Appearance = { theme: ThemeChoice; shown: 'light' | 'dark'; density: Density }

const themeKey = 'kedang.theme'
const densityKey = 'kedang.density'
const listeners = new Set<() => void>()
const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)')
let current: Appearance | undefined

function read(): Appearance {
  const stored = localStorage.getItem(themeKey)
  const theme = stored === 'light' || stored === 'dark' ? stored : 'auto'
  const shown = theme === 'auto' ? (systemDark().matches ? 'dark' : 'light') : theme
  return { theme, shown, density: localStorage.getItem(densityKey) === 'comfortable' ? 'comfortable' : 'dense' }
}

function apply() {
  current = read()
  document.documentElement.dataset['theme'] = current.shown
  document.documentElement.dataset['density'] = current.density
  for (const listener of listeners) listener()
}

/** Reads the stored choice, paints it, and follows the system and other tabs. Call once, before the first render. */
export function startAppearance(): void {
  apply()
  systemDark().addEventListener('change', apply)
  window.addEventListener('storage', apply)
}

export function setTheme(theme: ThemeChoice): void {
  localStorage.setItem(themeKey, theme)
  apply()
}

export function setDensity(density: Density): void {
  localStorage.setItem(densityKey, density)
  apply()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is chosen and what is shown now. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => (current ??= read()))
}
