/** The mapping by which a file is read: ready, guessed or from a file, and the ways to read and to keep one. */
import { useContext, useRef, useState } from 'react'
import type { Failed } from '../../../domain/feed.ts'
import { StoreContext } from '../../../state/context.tsx'
import {
  savedMapping,
  type Choices,
  type FileInspection,
  type MappingRequest,
} from '../../../state/feeds/files.ts'
import { Button } from '../../../ui/Button.tsx'
import { Message } from '../../../ui/Message.tsx'
import { saveFile } from '../../../ui/copy/clipboard.ts'
import { LabelledSelect } from '../LabelledSelect.tsx'
import styles from '../FileDialog.module.css'

interface MappingRowProps {
  readonly inspection: FileInspection
  readonly choices: Choices
  readonly onMapping: (request: MappingRequest) => void
}

export function MappingRow({ inspection: { ready, mapping }, choices, onMapping }: MappingRowProps) {
  const store = useContext(StoreContext)
  const input = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<Failed | null>(null)
  const read = async (file: File) => onMapping({ kind: 'file', name: file.name, text: await file.text() })
  const save = async () => {
    const saved = await savedMapping(store, choices)
    if (saved.kind === 'failed') return setFailure(saved)
    setFailure(null)
    return saveFile(saved.name, saved.file)
  }
  const kinds = [
    ...(mapping.kind === 'file' ? (['file'] as const) : []),
    ...(ready === null ? [] : (['ready'] as const)),
    'guessed' as const,
  ]
  const labelOf = (kind: (typeof kinds)[number]) => {
    if (kind === 'guessed') return 'As guessed from names and cells'
    return kind === 'ready' ? `Read as ${ready ?? ''}` : `From ${mapping.kind === 'file' ? mapping.name : ''}`
  }
  return (
    <section aria-label="Mapping" className={styles['mapping']}>
      <div className={styles['row']}>
        <LabelledSelect
          label="Mapping"
          options={kinds}
          chosen={mapping.kind}
          labelOf={labelOf}
          onChoose={(kind) => {
            if (kind !== 'file') onMapping({ kind })
          }}
        />
        <Button icon="folder" onClick={() => input.current?.click()}>
          Read a mapping
        </Button>
        <Button onClick={() => void save()}>Save this mapping</Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Mapping file"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) void read(file)
            // So that choosing the same file again fires a change event.
            currentTarget.value = ''
          }}
        />
      </div>
      {failure && (
        <Message kind="error" title={failure.what}>
          {failure.toDo}
        </Message>
      )}
    </section>
  )
}
