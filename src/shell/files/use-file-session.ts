/** State of opened files: being inspected, refused, or recognised with choices and the outcome they lead to. */
import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { Failed, FeedKind, FeedReport } from '../../domain/feed.ts'
import { StoreContext } from '../../state/context.tsx'
import {
  type Choices,
  type FileInspection,
  inspectFiles,
  inspectFilesAs,
  inspectSheet,
  previewOf,
} from '../../state/feeds/files.ts'

/** Files whose format was recognised, with the current choices. */
export interface RecognisedFiles {
  readonly kind: 'recognised'
  readonly inspection: FileInspection
  readonly choices: Choices
  /** What would become of the rows; null while it is being computed. */
  readonly outcome: FeedReport | Failed | null
}
/** `Failed` where the files were refused. */
export type FileSessionState = { readonly kind: 'inspecting' } | RecognisedFiles | Failed

interface FileSession {
  readonly state: FileSessionState
  readonly onChoices: (choices: Choices) => void
  readonly onKind: (kind: FeedKind) => void
  readonly onSheet: (sheet: string) => void
}

/** Inspects the files, and previews the outcome again after every change of the choices. */
export function useFileSession(files: readonly File[]): FileSession {
  const store = useContext(StoreContext)
  const [state, setState] = useState<FileSessionState>({ kind: 'inspecting' })
  // When other files are opened meanwhile, the result for these is discarded.
  const [inspectedFiles, setInspectedFiles] = useState(files)
  if (inspectedFiles !== files) {
    setInspectedFiles(files)
    setState({ kind: 'inspecting' })
  }
  // Number of the latest request: answers to earlier ones are discarded.
  const latestRequest = useRef(0)

  const preview = useCallback(
    async (inspection: FileInspection, choices: Choices) => {
      const request = ++latestRequest.current
      setState({ kind: 'recognised', inspection, choices, outcome: null })
      const result = await previewOf(store, choices)
      const outcome = result.kind === 'failed' ? result : result.report
      if (latestRequest.current === request) setState({ kind: 'recognised', inspection, choices, outcome })
    },
    [store],
  )
  const inspect = useCallback(
    (pending: Promise<FileInspection | Failed>) => {
      const request = ++latestRequest.current
      void pending.then((inspection) => {
        if (latestRequest.current !== request) return
        if (inspection.kind === 'failed') setState(inspection)
        else void preview(inspection, inspection.choices)
      })
    },
    [preview],
  )
  useEffect(() => {
    inspect(inspectFiles(store, files))
    return () => {
      latestRequest.current += 1
    }
  }, [store, files, inspect])
  return {
    state,
    onChoices: (choices) => {
      if (state.kind === 'recognised') void preview(state.inspection, choices)
    },
    onKind: (kind) => inspect(inspectFilesAs(store, kind)),
    onSheet: (sheet) => inspect(inspectSheet(store, sheet)),
  }
}
