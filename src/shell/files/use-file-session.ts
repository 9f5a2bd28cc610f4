/** What is known of the files so far: being looked at, refused, or recognised with choices and what would come of them. */
import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { Failed, FeedKind, FeedReport } from '../../domain/feed.ts'
import { StoreContext } from '../../state/context.tsx'
import type { Choices, FileInspection } from '../../state/feeds/files.ts'
import { inspectFiles, inspectFilesAs, previewOf } from '../../state/feeds/files.ts'

export interface Recognised {
  readonly kind: 'recognised'
  readonly looked: FileInspection
  readonly choices: Choices
  /** What would become of the rows; null while it is being counted. */
  readonly outcome: FeedReport | Failed | null
}
export type FileWork = { readonly kind: 'looking' } | Recognised | Failed

interface WorkedOn {
  readonly work: FileWork
  readonly onChoices: (choices: Choices) => void
  readonly onKind: (kind: FeedKind) => void
}

export function useFileWork(files: readonly File[]): WorkedOn {
  const store = useContext(StoreContext)
  const [work, setWork] = useState<FileWork>({ kind: 'looking' })
  // Other files while these are looked at: what was found out about these is not theirs.
  const [seen, setSeen] = useState(files)
  if (seen !== files) {
    setSeen(files)
    setWork({ kind: 'looking' })
  }
  // Whatever was asked last holds: an answer to an older question is dropped.
  const asked = useRef(0)

  const tryOut = useCallback(
    async (looked: FileInspection, choices: Choices) => {
      const mine = ++asked.current
      setWork({ kind: 'recognised', looked, choices, outcome: null })
      const preview = await previewOf(store, choices)
      const outcome = preview.kind === 'failed' ? preview : preview.report
      if (asked.current === mine) setWork({ kind: 'recognised', looked, choices, outcome })
    },
    [store],
  )
  const take = useCallback(
    (looking: Promise<FileInspection | Failed>) => {
      const mine = ++asked.current
      void looking.then((looked) => {
        if (asked.current !== mine) return
        if (looked.kind === 'failed') setWork(looked)
        else void tryOut(looked, looked.choices)
      })
    },
    [tryOut],
  )
  useEffect(() => {
    take(inspectFiles(store, files))
    return () => {
      asked.current += 1
    }
  }, [store, files, take])
  return {
    work,
    onChoices: (choices) => {
      if (work.kind === 'recognised') void tryOut(work.looked, choices)
    },
    onKind: (kind) => take(inspectFilesAs(store, kind)),
  }
}
