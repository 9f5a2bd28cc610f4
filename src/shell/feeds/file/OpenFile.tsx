/** The button that opens files from this device: they are looked at first, and nothing changes until somebody says so. */
import { useContext, useRef } from 'react'
import { StoreContext } from '../../../state/context.tsx'
import { receiveFiles } from '../../../state/feeds/files.ts'
import { Button, type ButtonKind } from '../../../ui/Button.tsx'

interface Props {
  readonly kind?: ButtonKind
}

export function OpenFile({ kind = 'quiet' }: Props) {
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
