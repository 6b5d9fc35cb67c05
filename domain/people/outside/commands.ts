import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { sortKey } from '#platform/core/chinese/pinyin.ts'
import { invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { changeSchema, createSchema, writableKeys } from '#platform/server/values.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '../records/commands.ts'
import { outsideParty } from './schema.ts'

const keys = writableKeys(outsideParty.fields)

async function refuseUnknownDepartment(context: Context, id: string | null | undefined): Promise<void> {
  if (!id) return
  const known = await context.db.selectFrom('departments').select('id').where('id', '=', id).executeTakeFirst()
  if (known === undefined) throw invalidField('values.departmentId', 'department.unknown')
}

async function load(context: Context, id: string) {
  return present(await context.db.selectFrom('outsideParties').selectAll().where('id', '=', id).executeTakeFirst())
}

export const createOutsideParty = command({
  name: 'outsideParty.create',
  about: 'Adds somebody outside who takes part in the work; they have no sign-in (ROL-13)',
  needs: { right: 'staff.manage' },
  input: z.strictObject({ values: createSchema(outsideParty.fields, keys) }),
  output: saved,
  async run(context, { values }) {
    await refuseUnknownDepartment(context, values.departmentId)
    const id = newId()
    await context.db
      .insertInto('outsideParties')
      .values({ ...values, id, isActive: true, sortKey: sortKey(values.name), ...stampsOf(context) })
      .execute()
    return await noteCreation(context, outsideParty, id, values)
  },
})

export const changeOutsideParty = command({
  name: 'outsideParty.change',
  about: 'Changes an outside party, or notes that the cooperation has ended or begun again',
  needs: { right: 'staff.manage' },
  input: z.strictObject({
    ...target,
    values: changeSchema(outsideParty.fields, keys).optional(),
    isActive: z.boolean().optional(),
  }),
  output: saved,
  async run(context, { id, version, values = {}, isActive }) {
    const before = await load(context, id)
    await refuseUnknownDepartment(context, values.departmentId)
    const done = await saveChange(context, outsideParty, before, version, {
      ...values,
      ...(isActive === undefined ? {} : { isActive }),
    })
    if (values.name !== undefined)
      await context.db
        .updateTable('outsideParties')
        .set({ sortKey: sortKey(values.name) })
        .where('id', '=', id)
        .execute()
    return done
  },
})

export const outsideCommands = [createOutsideParty, changeOutsideParty] as const
