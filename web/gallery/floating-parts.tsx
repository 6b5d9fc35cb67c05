import { useState } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Dialog, Drawer } from '#platform/ui/dialog.tsx'
import { useLanguage } from '#platform/ui/language.tsx'
import { Menu } from '#platform/ui/menu.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { Exhibit, Wrap } from './exhibit.tsx'

/** Menu, dialog, drawer and notices. */
export function Floating() {
  const { language } = useLanguage()
  const say = (zh: string, en: string) => (language === 'en' ? en : zh)
  const tell = useToast()
  const [open, setOpen] = useState<'dialog' | 'drawer'>()
  const close = () => setOpen(undefined)
  const footer = (
    <>
      <Button onClick={close}>{say('取消', 'Cancel')}</Button>
      <Button tone="primary" onClick={close}>
        {say('转交 3 户', 'Hand over 3')}
      </Button>
    </>
  )
  return (
    <Exhibit wide title={say('浮出的', 'Floating')}>
      <Wrap>
        <Menu
          label={say('更多', 'More')}
          items={[
            { key: 'edit', label: say('改资料', 'Edit'), icon: 'edit', onPress: () => {} },
            {
              key: 'print',
              label: say('打印', 'Print'),
              icon: 'print',
              reason: say('须批准', 'needs approval'),
              onPress: () => {},
            },
            { key: 'rule', rule: true },
            { key: 'stop', label: say('停用档案', 'Close the file'), icon: 'lock', stop: true, onPress: () => {} },
          ]}
        >
          {(props) => <IconButton icon="more" label={say('更多', 'More')} {...props} />}
        </Menu>
        <Button onClick={() => setOpen('dialog')}>{say('对话框', 'Dialog')}</Button>
        <Button onClick={() => setOpen('drawer')}>{say('侧栏', 'Drawer')}</Button>
        <Button
          onClick={() =>
            tell({
              text: say('已改负责人：3 户', 'Owner changed: 3'),
              action: { label: say('撤销', 'Undo'), onPress: () => {} },
            })
          }
        >
          {say('通知', 'Notice')}
        </Button>
        <IconButton icon="bell" label={say('通知', 'Notices')} count={4} />
      </Wrap>
      <Dialog open={open === 'dialog'} onClose={close} title={say('改负责人', 'Change owner')} footer={footer}>
        {say(
          '3 户转给李卫东后，未完成的 5 条回访一并转交，日志留痕。',
          'With the 3 customers, 5 open follow-ups go to Li Weidong.',
        )}
      </Dialog>
      <Drawer open={open === 'drawer'} onClose={close} title={say('改负责人', 'Change owner')} footer={footer}>
        {say('侧栏里可以一边看列表一边改。', 'The list stays in sight.')}
      </Drawer>
    </Exhibit>
  )
}
