import { useState } from 'react'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useAsk } from '#web/api-hooks.ts'
import type { Post } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'
import { PostDialog } from './post-dialog.tsx'

/** The posts of a department; posts without one stand with the topmost. */
export function DepartmentPosts({ departmentId, mayManage }: { departmentId: string; mayManage: boolean }) {
  const t = useT(peopleScreenMessages)
  const { data: tree } = useAsk('department.tree', {})
  const { data } = useAsk('post.list', {})
  const [edited, setEdited] = useState<Post | 'new'>()
  const isTopmost = tree?.rows[0]?.id === departmentId
  const posts = data?.rows.filter(
    (one) => one.departmentId === departmentId || (isTopmost && one.departmentId === null),
  )
  return (
    <Panel
      title={t('people.posts')}
      aside={
        mayManage && (
          <button type="button" className="lnk sm" onClick={() => setEdited('new')}>
            {t('people.post_new')}
          </button>
        )
      }
    >
      {posts?.length === 0 && <p className="pad mut">{t('people.post_none')}</p>}
      {posts?.map((one) => (
        <PostLine key={one.id} post={one} mayManage={mayManage} onEdit={() => setEdited(one)} />
      ))}
      {edited !== undefined && (
        <PostDialog
          post={edited === 'new' ? undefined : edited}
          departmentId={departmentId}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Panel>
  )
}

function PostLine({ post, mayManage, onEdit }: { post: Post; mayManage: boolean; onEdit: () => void }) {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  return (
    <div className="kv">
      <span className="grow">
        <b>{language === 'en' ? (post.titleEn ?? post.title) : post.title}</b>
        <small>
          {t('people.post_holders', { n: post.holders })}
          {post.superiorTitle && (
            <>
              <Rule />
              {t('people.post_superior', { title: post.superiorTitle })}
            </>
          )}
        </small>
        {post.duties && <small>{post.duties}</small>}
      </span>
      {mayManage && (
        <button type="button" className="lnk" onClick={onEdit}>
          {t('people.role_edit')}
        </button>
      )}
    </div>
  )
}
