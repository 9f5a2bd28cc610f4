/** Files dropped anywhere on the page are looked at; while they hang over it, the map says that it takes them. */
import { useContext, useEffect, useState } from 'react'
import { StoreContext } from '../../../state/context.tsx'
import { receiveFiles } from '../../../state/feeds/files.ts'
import styles from './FileDrop.module.css'

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
