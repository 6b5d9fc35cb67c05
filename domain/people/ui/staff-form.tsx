import type { FieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { staff } from '../schema.ts'

/** What is written down of a member of staff, in the order of the form. */
export const staffKeys = [
  'name',
  'number',
  'departmentId',
  'postId',
  'managerId',
  'deputyId',
  'sex',
  'hiredOn',
  'phones',
  'email',
  'note',
] as const

const widths = {
  name: 6,
  number: 6,
  departmentId: 6,
  postId: 6,
  managerId: 6,
  deputyId: 6,
  sex: 6,
  hiredOn: 6,
  phones: 12,
  email: 12,
}

export const staffFields = Object.fromEntries(staffKeys.map((key) => [key, staff.fields[key]]))

export function StaffForm({ form, disabled = false }: { form: FieldForm; disabled?: boolean }) {
  return <FormFromFields fields={staffFields} form={form} only={staffKeys} widths={widths} disabled={disabled} />
}
