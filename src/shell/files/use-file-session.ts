/** State of opened files: being inspected, refused, or recognised with choices and the outcome they lead to. */
import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { Failed, FeedKind } from '../../domain/feed.ts'
import { StoreContext } from '../../state/context.tsx'
import type { Store } from '../../state/store.ts'
import {
  type Choices,
  type FileInspection,
  inspectFiles,
  inspectFilesAs,
  inspectHead,
  inspectSheet,
  mapFiles,
  previewOf,
  type MappingRequest,
  type NamesInFile,
  type Preview,
} from '../../state/feeds/files.ts'

/** Files whose format was recognised, with the current choices. */
export interface RecognisedFiles {
  readonly kind: 'recognised'
  readonly inspection: FileInspection
  readonly choices: Choices
  /** What would become of the rows; null while it is being computed. */
  readonly outcome: Preview | Failed | null
  /** Of the last outcome, so that their list stays while the next is computed. */
  readonly names: NamesInFile
  /** Why the last sheet, row of names or mapping was not taken; everything else is as it was. */
  readonly refusal: Failed | null
}
/** `Failed` where the files were refused. */
export type FileSessionState = { readonly kind: 'inspecting' } | RecognisedFiles | Failed

interface FileSession {
  readonly state: FileSessionState
  readonly onChoices: (choices: Choices) => void
  readonly onKind: (kind: FeedKind) => void
  readonly onSheet: (sheet: string) => void
  readonly onHead: (line: number) => void
  readonly onMapping: (request: MappingRequest) => void
}

const NO_NAMES: NamesInFile = { names: [], more: 0 }
const FRESH = { kind: 'recognised', outcome: null, refusal: null } as const
const namesOf = (state: FileSessionState) => (state.kind === 'recognised' ? state.names : NO_NAMES)

/** A refusal of the files as they were given leaves nothing; a later one leaves what was recognised. */
const refused = (before: FileSessionState, refusal: Failed): FileSessionState =>
  before.kind === 'recognised' ? { ...before, refusal } : refusal

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
      setState((before) => ({ ...FRESH, inspection, choices, names: namesOf(before) }))
      const outcome = await previewOf(store, choices)
      if (latestRequest.current !== request) return
      const names = outcome.kind === 'failed' ? NO_NAMES : outcome.names
      setState({ ...FRESH, inspection, choices, outcome, names })
    },
    [store],
  )
  const inspect = useCallback(
    (pending: Promise<FileInspection | Failed>) => {
      const request = ++latestRequest.current
      void pending.then((inspection) => {
        if (latestRequest.current !== request) return
        if (inspection.kind === 'failed') setState((before) => refused(before, inspection))
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
  return { state, ...actionsOn(state, store, { preview, inspect }) }
}

interface SessionSteps {
  readonly preview: (inspection: FileInspection, choices: Choices) => Promise<void>
  readonly inspect: (pending: Promise<FileInspection | Failed>) => void
}

function actionsOn(
  state: FileSessionState,
  store: Store,
  { preview, inspect }: SessionSteps,
): Omit<FileSession, 'state'> {
  const inspectAs = (ask: (kind: FeedKind) => Promise<FileInspection | Failed>) => {
    if (state.kind === 'recognised') inspect(ask(state.choices.kind))
  }
  return {
    onChoices: (choices) => {
      if (state.kind === 'recognised') void preview(state.inspection, choices)
    },
    onKind: (kind) => inspect(inspectFilesAs(store, kind)),
    onSheet: (sheet) => inspect(inspectSheet(store, sheet)),
    onHead: (line) => inspectAs((kind) => inspectHead(store, line, kind)),
    onMapping: (request) => inspectAs((kind) => mapFiles(store, request, kind)),
  }
}
