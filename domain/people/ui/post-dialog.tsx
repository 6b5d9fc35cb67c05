import { Button } from '#platform/ui/button.tsx'
import type { FormValues } from '#platform/ui/field-form.ts'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { post as entity } from '../posts/schema.ts'
import type { Post } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'

const { title, titleEn, departmentId, superiorPostId, deputyPostId, duties, powers } = entity.fields
const fields = { title, titleEn, departmentId, superiorPostId, deputyPostId, duties, powers }
const widths = { title: 6, titleEn: 6, departmentId: 4, superiorPostId: 4, deputyPostId: 4 }

type PostDialogProps = { post: Post | undefined; departmentId: string; onClose: () => void }

/** A post with its duties, powers and relations; without `post`, a new one. */
export function PostDialog({ post, departmentId: here, onClose }: PostDialogProps) {
  const t = useT(peopleScreenMessages)
  const create = useCall('post.create', { onDone: onClose })
  const change = useCall('post.change', { onDone: onClose })
  const remove = useCall('post.remove', { onDone: onClose })
  const held = post && { id: post.id, version: post.version }
  const save = (values: FormValues, changes: FormValues) => {
    remove.reset()
    if (held) change.mutate({ ...held, values: changes } as InputOf<'post.change'>)
    else create.mutate({ values } as InputOf<'post.create'>)
  }
  return (
    <FieldsDialog
      title={post?.title ?? t('people.post_new')}
      act={t('ui.save')}
      wide
      fields={fields}
      start={post ?? { departmentId: here }}
      widths={widths}
      aside={
        held && (
          <Button tone="stop" busy={remove.isPending} onClick={() => remove.mutate(held)}>
            {t('people.post_remove')}
          </Button>
        )
      }
      busy={create.isPending || change.isPending}
      error={remove.error ?? create.error ?? change.error}
      onDone={save}
      onClose={onClose}
    />
  )
}
