/** Where files that arrive are looked at: the drop target, and the dialog while files wait. */
import { lazy, Suspense, useContext } from 'react'
import { StoreContext, useHoldfast } from '../../../state/context.tsx'
import { discardFiles } from '../../../state/feeds/files.ts'
import { Boundary } from '../../../ui/Boundary.tsx'
import { FileDrop } from './FileDrop.tsx'

const FileDialog = lazy(async () => ({ default: (await import('./FileDialog.tsx')).FileDialog }))

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
