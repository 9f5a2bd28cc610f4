/** Dialog on files opened from this device: what was recognised, choices, outcome, and the ways to go on. */
import { useContext, useEffect, useRef, useState } from 'react'
import type { Failed, Handling } from '../../domain/feed.ts'
import { StoreContext } from '../../state/context.tsx'
import { isOpenQuestion, openHere, savedFeed, type Choices } from '../../state/feeds/files.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { saveFile } from '../../ui/copy/clipboard.ts'
import { FileForm } from './FileForm.tsx'
import { filesWords } from './file-words.ts'
import { useFileSession, type FileSessionState } from './use-file-session.ts'
import styles from './FileDialog.module.css'

interface FileDialogProps {
  readonly files: readonly File[]
  readonly onDone: () => void
}

export function FileDialog({ files, onDone }: FileDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const { state, ...session } = useFileSession(files)
  const [chosen, setHandling] = useState<Handling | null>(null)
  const mark = state.kind === 'recognised' ? state.inspection.recognition.mark : null
  // Where the file states no mark, the strictest is the default.
  const handling = chosen ?? mark?.handling ?? 'official-sensitive'
  const close = () => dialog.current?.close()
  return (
    <dialog ref={dialog} aria-labelledby="file-title" className={styles['dialog']} onClose={onDone}>
      <h2 id="file-title">{`Open ${filesWords(files.map(({ name }) => name))}`}</h2>
      <p role="status">{statusText(state)}</p>
      {state.kind === 'failed' && <FailureMessage failure={state} />}
      {state.kind === 'recognised' && (
        <FileForm files={state} {...session} handling={handling} onHandling={setHandling} />
      )}
      <DialogButtons state={state} handling={handling} onClose={close} />
    </dialog>
  )
}

function statusText(state: FileSessionState): string {
  if (state.kind === 'inspecting') return 'The files are being looked at.'
  return state.kind === 'recognised' && state.outcome === null ? 'The rows are being counted.' : ''
}

const FailureMessage = ({ failure: { what, toDo } }: { readonly failure: Failed }) => (
  <Message kind="error" title={what}>
    {`${toDo} What is on screen stays as it is.`}
  </Message>
)

/** Whether a question or the sheet waits for an answer. */
function isAsking(state: FileSessionState): boolean {
  if (state.kind !== 'recognised') return false
  const { questions, recognition } = state.inspection
  return (
    recognition.sheets?.isSure === false ||
    questions.some((question) => isOpenQuestion(question, state.choices))
  )
}

interface DialogButtonsProps {
  readonly state: FileSessionState
  readonly handling: Handling
  readonly onClose: () => void
}

function DialogButtons({ state, handling, onClose }: DialogButtonsProps) {
  const store = useContext(StoreContext)
  const [failure, setFailure] = useState<Failed | null>(null)
  const [isBusy, setBusy] = useState(false)
  const outcome = state.kind === 'recognised' ? state.outcome : null
  const isReady = !isBusy && outcome?.kind === 'preview' && outcome.report.shown > 0 && !isAsking(state)
  const run = async (action: (choices: Choices) => Promise<Failed | null>) => {
    if (state.kind !== 'recognised') return
    setBusy(true)
    const failed = await action(state.choices)
    setBusy(false)
    setFailure(failed)
    if (failed === null) onClose()
  }
  const save = async (choices: Choices) => {
    const saved = await savedFeed(store, choices, handling)
    if (saved.kind === 'failed') return saved
    saveFile(saved.name, saved.file)
    return null
  }
  return (
    <div className={styles['foot']}>
      {isAsking(state) && <p role="status">Answer the question above first: nothing is guessed.</p>}
      {failure && <FailureMessage failure={failure} />}
      <div className={styles['buttons']}>
        <Button onClick={onClose}>Cancel</Button>
        <Button disabled={!isReady} onClick={() => void run(save)}>
          Save as feed file
        </Button>
        <Button
          kind="main"
          disabled={!isReady}
          onClick={() => void run((choices) => openHere(store, choices, handling))}
        >
          Open here
        </Button>
      </div>
    </div>
  )
}
