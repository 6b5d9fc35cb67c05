/** The little of Vite that the screens use, written out so that no tool need resolve Vite's own types. */
interface ImportMeta {
  readonly env: { readonly DEV: boolean; readonly PROD: boolean }
}

declare module '*.css'
