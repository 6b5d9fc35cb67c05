import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { post as entity } from '../posts/schema.ts'
import type { Post } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, noteOf, placeRefusal } from './refusals.ts'

const { title, titleEn, departmentId, superiorPostId, deputyPostId, duties, powers } = entity.fields
const fields = { title, titleEn, departmentId, superiorPostId, deputyPostId, duties, powers }
const keys = Object.keys(fields)
const widths = { title: 6, titleEn: 6, departmentId: 4, superiorPostId: 4, deputyPostId: 4 }

type PostDialogProps = { post: Post | undefined; departmentId: string; onClose: () => void }

/** A post with its duties, powers and relations; without `post`, a new one. */
export function PostDialog({ post, departmentId: here, onClose }: PostDialogProps) {
  const t = useT(peopleScreenMessages)
  const form = useFieldForm(fields, post ?? { departmentId: here })
  const [note, setNote] = useState<Note>()
  const create = useCall('post.create', { onDone: onClose })
  const change = useCall('post.change', { onDone: onClose })
  const remove = useCall('post.remove', { onDone: onClose })
  const save = async () => {
    if (!form.check()) return
    setNote(undefined)
    try {
      if (post)
        await change.mutateAsync({ id: post.id, version: post.version, values: form.changes } as InputOf<'post.change'>)
      else await create.mutateAsync({ values: form.values } as InputOf<'post.create'>)
    } catch (error) {
      setNote(placeRefusal(error, form, keys))
    }
  }
  const takeAway = () =>
    post && remove.mutateAsync({ id: post.id, version: post.version }).catch((error: unknown) => setNote(noteOf(error)))
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={post?.title ?? t('people.post_new')}
      footer={
        <>
          {post && (
            <span className="grow">
              <Button tone="stop" busy={remove.isPending} onClick={() => void takeAway()}>
                {t('people.post_remove')}
              </Button>
            </span>
          )}
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={create.isPending || change.isPending} onClick={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} widths={widths} />
      <RefusedNote error={note} />
    </Dialog>
  )
}
