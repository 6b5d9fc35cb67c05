import { createContext, type ReactNode, useContext } from 'react'
import type { FormField } from '#platform/core/forms/definition.ts'
import { ReferencesAbout } from '../references.tsx'

/** A file that belongs to a form: its id is the value, its name is what people see. */
export type FormFile = { id: string; name: string; href?: string | undefined; isPicture?: boolean | undefined }

/** What a form being filled in needs from around it; everything is optional, a blank form has none of it. */
export type FillingTools = {
  today: string
  /** The record the form is about: what it points to is looked for there first. */
  about?: string
  /** Whoever of the house fills it in, for columns that begin with them; absent for a guest. */
  me?: { id: string; name: string }
  /** Takes a file and gives back what stands for it in the values. */
  upload?: (file: File, onShare: (share: number) => void) => Promise<FormFile>
  /** Name and address of a file that is already there. */
  fileOf?: (id: string) => FormFile | undefined
  /** The place of a signature or decision: 'signed', or 'care.<row>.signed' in a table. */
  signing?: (field: FormField, path: string, value: unknown) => ReactNode
  /** Adds an option to an open list; gives its key. Absent: the person may not. */
  addOption?: (field: FormField, label: string) => Promise<string>
  /** A value covered by the server, in place of its input; a column may be called like a covered field. */
  covered?: (field: FormField, path: string, value: unknown) => ReactNode | undefined
}

const FillingContext = createContext<FillingTools>({ today: '' })

export function FillingToolsProvider({ tools, children }: { tools: FillingTools; children: ReactNode }) {
  return (
    <FillingContext value={tools}>
      <ReferencesAbout id={tools.about}>{children}</ReferencesAbout>
    </FillingContext>
  )
}

export function useFillingTools(): FillingTools {
  return useContext(FillingContext)
}
