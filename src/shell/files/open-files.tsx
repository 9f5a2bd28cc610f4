/** Where files that arrive are looked at: the drop target, and the dialog while files wait. */

import { lazy, Suspense, useContext, useEffect, useState, useRef } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { discardFiles, receiveFiles } from '../../state/feeds/files.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import styles from './open-files.module.css'
import { Button, type ButtonKind } from '../../ui/Button.tsx'

const FileDialog = lazy(async () => ({ default: (await import('./FileDialog.tsx')).FileDialog }))

export function LazyFileDialog() {
  const store = useContext(StoreContext)
  const arrived = useHoldfast((state) => state.arrived)
  return (
    <>
      <FileDrop />
      <Boundary what="The file">
        <Suspense>{arrived && <FileDialog files={arrived} onDone={() => discardFiles(store)} />}</Suspense>
      </Boundary>
    </>
  )
}

/** Files dropped anywhere on the page are looked at; while they hang over it, the map says that it takes them. */

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

export function FileDrop() {
  const store = useContext(StoreContext)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      // Without it the browser would leave the page for the file.
      event.preventDefault()
      setOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      receiveFiles(store, [...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [store])
  return (
    isOver && <p className={styles['target']}>Drop the files to look at them. Nothing is sent anywhere.</p>
  )
}

/** The button that opens files from this device: they are looked at first, and nothing changes until somebody says so. */

interface OpenFileProps {
  readonly kind?: ButtonKind
}

export function OpenFile({ kind = 'quiet' }: OpenFileProps) {
  const store = useContext(StoreContext)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button kind={kind} icon="folder" onClick={() => input.current?.click()}>
        Open a feed file
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          receiveFiles(store, [...(currentTarget.files ?? [])])
          // So that the same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
