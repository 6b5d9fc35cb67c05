import { paths } from './paths.ts'

/** Screens that have nothing to show without a right; the server refuses each of their requests besides. */
const neededBy: Readonly<Record<string, string>> = {
  [paths.importCustomers]: 'import.run',
  [paths.importForm('$key')]: 'import.run',
  [paths.importProducts]: 'import.run',
  [paths.importStaff]: 'import.run',
  [paths.duplicates]: 'customer.merge',
  [paths.merges]: 'customer.merge',
  [paths.formLinks]: 'forms.link',
  [paths.formDesigns]: 'forms.design',
  [paths.formDesign('$key')]: 'forms.design',
  [paths.settingsTab('fields')]: 'setup.manage',
  [paths.settingsTab('integrations')]: 'setup.manage',
  [paths.settingsTab('backups')]: 'setup.manage',
}

/** Whether the screen at a path, or the pattern of one, opens to somebody with these rights. */
export function opensTo(rights: Readonly<Record<string, unknown>>, path: string): boolean {
  const right = neededBy[path]
  return right === undefined || rights[right] !== undefined
}
