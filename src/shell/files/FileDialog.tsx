/** Files that somebody opens: what was recognised, what may be chosen otherwise, what would come of it, and three ways on. */
import { useContext, useEffect, useRef, useState } from 'react'
import type { Failed, Handling } from '../../domain/feed.ts'
import { StoreContext } from '../../state/context.tsx'
import { openHere, savedFeed, type Choices } from '../../state/feeds/files.ts'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/copy/clipboard.ts'
import { Message } from '../../ui/Message.tsx'
import { filesInWords } from './file-words.ts'
import styles from './FileDialog.module.css'
import { FileForm } from './FileForm.tsx'
import { useFileWork, type FileWork } from './use-file-session.ts'

interface Props {
  readonly files: readonly File[]
  readonly onDone: () => void
}

export function FileDialog({ files, onDone }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const { work, onChoices, onKind } = useFileWork(files)
  // A file that says nothing of it is guarded as the most guarded are.
  const [handling, setHandling] = useState<Handling>('official-sensitive')
  const close = () => dialog.current?.close()
  return (
    <dialog ref={dialog} aria-labelledby="file-title" className={styles['dialog']} onClose={onDone}>
      <h2 id="file-title">{`Open ${filesInWords(files.map(({ name }) => name))}`}</h2>
      <p role="status">{saidOf(work)}</p>
      {work.kind === 'failed' && <Refused failure={work} />}
      {work.kind === 'recognised' && (
        <FileForm
          work={work}
          onChoices={onChoices}
          onKind={onKind}
          handling={handling}
          onHandling={setHandling}
        />
      )}
      <Foot work={work} handling={handling} onClose={close} />
    </dialog>
  )
}

function saidOf(work: FileWork): string {
  if (work.kind === 'looking') return 'The files are being looked at.'
  return work.kind === 'recognised' && work.outcome === null ? 'The rows are being counted.' : ''
}

const Refused = ({ failure: { what, toDo } }: { readonly failure: Failed }) => (
  <Message kind="error" title={what}>
    {`${toDo} What is on screen stays as it is.`}
  </Message>
)

interface FootProps {
  readonly work: FileWork
  readonly handling: Handling
  readonly onClose: () => void
}

function Foot({ work, handling, onClose }: FootProps) {
  const store = useContext(StoreContext)
  const [failure, setFailure] = useState<Failed | null>(null)
  const [isBusy, setBusy] = useState(false)
  const outcome = work.kind === 'recognised' ? work.outcome : null
  const isReady = !isBusy && outcome !== null && 'shown' in outcome && outcome.shown > 0
  const act = async (doing: (choices: Choices) => Promise<Failed | null>) => {
    if (work.kind !== 'recognised') return
    setBusy(true)
    const failed = await doing(work.choices)
    setBusy(false)
    setFailure(failed)
    if (failed === null) onClose()
  }
  const save = async (choices: Choices) => {
    const saved = await savedFeed(store, choices)
    if (saved.kind === 'failed') return saved
    saveFile(saved.name, saved.file)
    return null
  }
  return (
    <div className={styles['foot']}>
      {failure && <Refused failure={failure} />}
      <div className={styles['buttons']}>
        <Button onClick={onClose}>Cancel</Button>
        <Button disabled={!isReady} onClick={() => void act(save)}>
          Save as feed file
        </Button>
        <Button
          kind="main"
          disabled={!isReady}
          onClick={() => void act((choices) => openHere(store, choices, handling))}
        >
          Open here
        </Button>
      </div>
    </div>
  )
}
