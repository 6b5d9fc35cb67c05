import { type DragEvent, type ReactNode, useState } from 'react'
import { Icon } from './icon.tsx'
import { useT } from './language.tsx'

type FileDropProps = {
  onFiles: (files: readonly File[]) => void
  /** As the accept attribute takes it: '.xlsx,.xls,.csv', 'image/*'. */
  accept?: string
  multiple?: boolean
  children?: ReactNode
}

/** A place to drop files on, or to press for the system's chooser; on phones the camera is one of its offers. */
export function FileDrop({ onFiles, accept, multiple = false, children }: FileDropProps) {
  const t = useT()
  const [isOver, setIsOver] = useState(false)
  const give = (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    give(event.dataTransfer.files)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  return (
    <label
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        className="vh"
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          give(event.target.files)
          event.target.value = ''
        }}
      />
      {children ?? (
        <>
          <Icon name="upload" small /> {t('ui.form_drop')}
        </>
      )}
    </label>
  )
}
