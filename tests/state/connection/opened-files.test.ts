/** Files opened on the page: they join a worker that replaced another, and one that cannot is named. */
import { expect, test, vi } from 'vitest'
import { failed, type FeedReport } from '../../../src/domain/feed.ts'
import { OpenedFiles } from '../../../src/state/connection/opened-files.ts'
import type { Connection } from '../../../src/worker/connect.ts'
import type { FileWorkerContext } from '../../../src/worker/files/file-worker.ts'
import type { OpenedFeed } from '../../../src/worker/files/file-session.ts'
import { feedOf } from '../../measures/invented-dataset.ts'

const started: { context: FileWorkerContext; fail: () => void }[] = []
vi.mock('../../../src/worker/files/connect-files.ts', () => ({
  connectFileWorker: (context: FileWorkerContext, fail: () => void) => {
    started.push({ context, fail })
    return { number: started.length }
  },
}))

const REPORT: FeedReport = {
  feed: 'opened-a',
  kind: 'incidents',
  rowsIn: 2,
  shown: 2,
  setAside: [],
  notices: [],
}
const file = (id: string, text: string): OpenedFeed => ({
  entry: { ...feedOf(id, 'incidents'), source: `Opened here: ${id}.csv` },
  bytes: new TextEncoder().encode(text),
  converted: { report: REPORT, listed: [] },
})

/** A worker that refuses the files with these ids. */
function workerThatRefuses(...ids: readonly string[]) {
  const joined: [string, string][] = []
  const connection: Partial<Connection> = {
    joinOpened: ({ entry, bytes }) => {
      if (ids.includes(entry.id)) return Promise.resolve(failed('No.', 'Do not.'))
      joined.push([entry.id, new TextDecoder().decode(bytes)])
      return Promise.resolve(REPORT)
    },
  }
  return { connection: connection as Connection, joined }
}

test('a replaced worker is given the files again; one that it refuses is named, and not tried again', async () => {
  const [first, second, third] = [workerThatRefuses('c'), workerThatRefuses('b'), workerThatRefuses()]
  let now = first
  const files = new OpenedFiles(() => now.connection)
  files.client()
  const { context } = started.at(-1) ?? {}
  for (const id of ['a', 'b', 'c']) await context?.open(file(id, `rows of ${id}`))
  expect(first.joined.map(([id]) => id)).toEqual(['a', 'b'])
  now = second
  expect(await files.rejoin()).toEqual(['Opened here: b.csv'])
  expect(second.joined).toEqual([['a', 'rows of a']])
  now = third
  expect(await files.rejoin()).toEqual([])
  expect(third.joined).toEqual([['a', 'rows of a']])
})

test('the file worker is started once, and again after it failed', () => {
  const files = new OpenedFiles(() => workerThatRefuses().connection)
  const before = started.length
  const first = files.client()
  expect(files.client()).toBe(first)
  started.at(-1)?.fail()
  expect(files.client()).not.toBe(first)
  expect(started).toHaveLength(before + 2)
})
