import type { PackFolderSet } from '#platform/core/pack-records.ts'
import { isFilled } from '../quality/rules.ts'
import type { Customer } from '../schema.ts'
import { type Filing, type ItemStage, itemStages } from './schema.ts'

const stageOrder = Object.keys(itemStages) as ItemStage[]

/** The stage after this one; undefined at the end. Stages cannot be skipped (ARC-03). */
export function nextStage(stage: ItemStage): ItemStage | undefined {
  return stageOrder[stageOrder.indexOf(stage) + 1]
}

/** What lies in an archive: items and files by folder. */
export type Contents = { items: Readonly<Record<string, number>>; files: Readonly<Record<string, number>> }

export type FolderState = {
  key: string
  label: { zh: string; en: string }
  about?: { zh: string; en: string }
  items: number
  files: number
  filledFields: string[]
  hasBegun: boolean
}
export type FolderSetState = {
  key: string
  label: { zh: string; en: string }
  folders: FolderState[]
  begun: number
  isWhole: boolean
}

/** How far the folders of a set are filled; a set of parts is whole only when every part has begun (ARC-52). */
export function stateOfFolders(set: PackFolderSet, row: Customer, contents: Contents): FolderSetState {
  const folders = set.folders.map((folder) => {
    const filledFields = (folder.fields ?? []).filter((key) =>
      isFilled((row as Record<string, unknown>)[key] ?? (row.extra as Record<string, unknown>)[key]),
    )
    const [items, files] = [contents.items[folder.key] ?? 0, contents.files[folder.key] ?? 0]
    return {
      key: folder.key,
      label: folder.label,
      ...(folder.about ? { about: folder.about } : {}),
      items,
      files,
      filledFields,
      hasBegun: items + files + filledFields.length > 0,
    }
  })
  const begun = folders.filter((one) => one.hasBegun).length
  return {
    key: set.key,
    label: set.label,
    folders,
    begun,
    isWhole: set.mustAllBegin ? begun === folders.length : begun > 0,
  }
}

/** The tick that is missing before a move-in case may close: put in order, filed, entered (ARC-50). */
export function whyNotFiled(
  filing: Pick<Filing, 'orderedAt' | 'filedAt' | 'enteredAt'> | undefined,
): 'archive.not_ordered' | 'archive.not_filed' | 'archive.not_entered' | undefined {
  if (!filing?.orderedAt) return 'archive.not_ordered'
  if (!filing.filedAt) return 'archive.not_filed'
  return filing.enteredAt ? undefined : 'archive.not_entered'
}
