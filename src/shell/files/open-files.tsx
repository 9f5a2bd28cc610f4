/** Ways to open files from this device: button, drop target over the page, and the lazily loaded dialog. */
import { lazy, Suspense, useContext, useEffect, useState, useRef } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { discardFiles, receiveFiles } from '../../state/feeds/files.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './open-files.module.css'

const FileDialog = lazy(async () => ({ default: (await import('./FileDialog.tsx')).FileDialog }))

/** The drop target, and the file dialog while opened files wait. */
export function LazyFileDialog() {
  const store = useContext(StoreContext)
  const arrived = useHoldfast((state) => state.pendingFiles)
  return (
    <>
      <FileDrop />
      <Boundary what="The file">
        <Suspense>{arrived && <FileDialog files={arrived} onDone={() => discardFiles(store)} />}</Suspense>
      </Boundary>
    </>
  )
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false
/** A link that is dragged into a field is written there. */
const hasLink = ({ dataTransfer, target }: DragEvent) =>
  (dataTransfer?.types.includes('text/uri-list') ?? false) &&
  !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)

const NO_LINKS =
  'What was dropped is a link, not a file: nothing was opened. Save the file that it leads to, and drop that.'

/** Milliseconds without an event after which nothing is dragged over the page any more: Escape ends it without one. */
const DRAG_ENDS_AFTER = 1000

/**
 * Accepts files dropped anywhere on the page, and marks the page as target while they are dragged over it. A dropped link
 * does not lead away from the page.
 */
function FileDrop() {
  const store = useContext(StoreContext)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = () => {
      clearTimeout(timer)
      setOver(false)
    }
    const onDragOver = (event: DragEvent) => {
      const isOfFiles = hasFiles(event)
      // Otherwise the browser would navigate to the file or the link.
      if (isOfFiles || hasLink(event)) event.preventDefault()
      if (!isOfFiles) return
      clearTimeout(timer)
      timer = setTimeout(end, DRAG_ENDS_AFTER)
      setOver(true)
    }
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) end()
    }
    const onDrop = (event: DragEvent) => {
      const isOfFiles = hasFiles(event)
      if (!isOfFiles && !hasLink(event)) return
      event.preventDefault()
      end()
      if (isOfFiles) receiveFiles(store, [...(event.dataTransfer?.files ?? [])])
      else
        store.setState(({ notices }) => ({
          notices: [...notices.filter((text) => text !== NO_LINKS), NO_LINKS],
        }))
    }
    addEventListener('dragover', onDragOver)
    addEventListener('dragleave', onDragLeave)
    addEventListener('drop', onDrop)
    return () => {
      clearTimeout(timer)
      removeEventListener('dragover', onDragOver)
      removeEventListener('dragleave', onDragLeave)
      removeEventListener('drop', onDrop)
    }
  }, [store])
  return (
    isOver && <p className={styles['target']}>Drop the files to look at them. Nothing is sent anywhere.</p>
  )
}

/** A hidden file input that a page element contains, and the function that opens the browser's choice of files. */
export function useFilePicker() {
  const store = useContext(StoreContext)
  const input = useRef<HTMLInputElement>(null)
  const picker = (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      onChange={({ currentTarget }) => {
        receiveFiles(store, [...(currentTarget.files ?? [])])
        // So that choosing the same file again fires a change event.
        currentTarget.value = ''
      }}
    />
  )
  return { picker, choose: () => input.current?.click() }
}

/** Button that opens files; they are inspected first, and nothing changes until the dialog is confirmed. */
export function OpenFile() {
  const { picker, choose } = useFilePicker()
  return (
    <>
      <Button icon="folder" onClick={choose}>
        Open a feed file
      </Button>
      {picker}
    </>
  )
}
