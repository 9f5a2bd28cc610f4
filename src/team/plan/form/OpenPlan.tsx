/** The button that opens a plan saved before: what stands now stays where the file is none. */
import { useContext, useRef } from 'react'
import { StoreContext } from '../../../state/context.tsx'
import { openPlanFile } from '../../../state/planning/planning-actions.ts'
import { Button } from '../../../ui/Button.tsx'

export function OpenPlan() {
  const store = useContext(StoreContext)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button kind="link" icon="folder" onClick={() => input.current?.click()}>
        Open a plan file
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File of a plan"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) void openPlanFile(store, file)
          // So that the same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
