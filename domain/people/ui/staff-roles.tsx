import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import type { StaffRecord } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, noteOf } from './refusals.ts'

/** The roles of a person, as tags; who may give roles ticks them. */
export function StaffRoles({ person }: { person: StaffRecord }) {
  const t = useT(peopleScreenMessages)
  const { data: session } = useSession()
  const [isEditing, setIsEditing] = useState(false)
  const mayGive = session?.rights['role.manage'] !== undefined
  return (
    <section className="block">
      <h3>
        {t('people.staff_roles')}
        {mayGive && !isEditing && (
          <button type="button" className="lnk sm" onClick={() => setIsEditing(true)}>
            {t('people.role_edit')}
          </button>
        )}
      </h3>
      <div className="pad">
        {isEditing ? (
          <RoleTicks person={person} onDone={() => setIsEditing(false)} />
        ) : person.roles.length === 0 ? (
          <span className="mut">{t('people.staff_no_roles')}</span>
        ) : (
          <span className="os">
            {person.roles.map((role) => (
              <Tag key={role.id} tone="brand">
                {role.name}
              </Tag>
            ))}
          </span>
        )}
        {mayGive && !isEditing && <UsualRoles person={person} />}
      </div>
    </section>
  )
}

/** What the post usually comes with and the person lacks, given with one press. */
function UsualRoles({ person }: { person: StaffRecord }) {
  const t = useT(peopleScreenMessages)
  const [note, setNote] = useState<Note>()
  const { post, roles } = useUsualRoles(person.postId)
  const assign = useCall('staff.assignRoles', { renews: ['role'] })
  const held = person.roles.map((role) => role.id)
  const lacking = roles.filter((role) => !held.includes(role.id))
  if (lacking.length === 0) return null
  const give = () =>
    assign
      .mutateAsync({ id: person.id, version: person.version, roleIds: [...held, ...lacking.map((role) => role.id)] })
      .catch((error: unknown) => setNote(noteOf(error)))
  return (
    <>
      <RefusedNote error={note} />
      <p className="acts-row">
        <span className="mut sm">{t('people.staff_usual_roles', { post })}</span>
        <Button small busy={assign.isPending} onClick={() => void give()}>
          {t('people.staff_give_roles', { roles: lacking.map((role) => role.label) })}
        </Button>
      </p>
    </>
  )
}

/** The roles a post usually comes with, by their names in the reader’s language. */
export function useUsualRoles(postId: unknown): { post: string; roles: { id: string; label: string }[] } {
  const { language } = useLanguage()
  const { data: posts } = useAsk('post.list', {})
  const { data: roles } = useAsk('role.list', {})
  const post = posts?.rows.find((one) => one.id === postId)
  const named = (roles?.rows ?? []).filter((role) => post?.roleIds.includes(role.id))
  return {
    post: (language === 'en' ? post?.titleEn : undefined) ?? post?.title ?? '',
    roles: named.map(({ id, name, nameEn }) => ({ id, label: language === 'en' ? (nameEn ?? name) : name })),
  }
}

function RoleTicks({ person, onDone }: { person: StaffRecord; onDone: () => void }) {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  const { data } = useAsk('role.list', {})
  const [chosen, setChosen] = useState<readonly string[]>(person.roles.map((role) => role.id))
  const [note, setNote] = useState<Note>()
  const assign = useCall('staff.assignRoles', { renews: ['role'], onDone })
  const save = () =>
    assign
      .mutateAsync({ id: person.id, version: person.version, roleIds: [...chosen] })
      .catch((error: unknown) => setNote(noteOf(error)))
  return (
    <>
      <div className="os">
        {data?.rows.map((role) => (
          <Checkbox
            key={role.id}
            checked={chosen.includes(role.id)}
            onChange={(on) => setChosen(on ? [...chosen, role.id] : chosen.filter((one) => one !== role.id))}
          >
            {language === 'en' ? (role.nameEn ?? role.name) : role.name}
          </Checkbox>
        ))}
      </div>
      <RefusedNote error={note} />
      <p className="acts-row">
        <Button small busy={assign.isPending} onClick={() => void save()}>
          {t('ui.save')}
        </Button>
        <Button small tone="text" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </p>
    </>
  )
}
