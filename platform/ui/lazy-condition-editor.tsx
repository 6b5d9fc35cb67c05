import { type ComponentProps, lazy, Suspense } from 'react'
import type { ConditionEditor } from './condition-editor.tsx'

const Editor = lazy(() =>
  import('./condition-editor.tsx').then(({ ConditionEditor: component }) => ({ default: component })),
)

/** The condition editor, loaded when it is first opened: most visits to a list change no condition. */
export function LazyConditionEditor(props: ComponentProps<typeof ConditionEditor>) {
  return (
    <Suspense fallback={<div className="ce-wait" />}>
      <Editor {...props} />
    </Suspense>
  )
}
