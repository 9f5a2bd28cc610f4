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

/** Accepts files dropped anywhere on the page, and marks the page as target while they are dragged over it. */
function FileDrop() {
  const store = useContext(StoreContext)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      // Otherwise the browser would navigate to the file.
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      receiveFiles(store, [...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('dragover', onDragOver)
    addEventListener('dragleave', onDragLeave)
    addEventListener('drop', onDrop)
    return () => {
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
