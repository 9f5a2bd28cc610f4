/** Runs of `gather` in memory: files, a network answered by a function, and a clock that the test sets. */
import { gatherWith } from '../../../src/cli/commands/gather.ts'
import { instant } from '../../../src/domain/day.ts'
import { memoryContext } from '../memory-context.ts'
import { memoryFolders } from './memory-folders.ts'

export type Answering = (url: URL, init: RequestInit) => Response | Promise<Response>

const HOUR = 3_600_000
/** 1 September 2024, 02:00 UTC. */
export const FIRST_NIGHT = Date.UTC(2024, 8, 1, 2)

interface Machine {
  readonly environment?: Readonly<Record<string, string>>
  readonly answer?: Answering
}

/** One machine over many nights: what was written stays there for the next run. */
export function machineWith(sources: unknown, { environment = {}, answer }: Machine = {}) {
  const files: Record<string, string> = { '/job/sources.json': JSON.stringify(sources) }
  const modified: Record<string, number> = {}
  const state = { now: FIRST_NIGHT, answer: answer ?? (() => new Response('', { status: 404 })) }
  const slept: number[] = []
  const requests: URL[] = []
  const put = (path: string, text: string, age = HOUR) => {
    files[path] = text
    modified[path] = state.now - age
  }
  const run = async (...args: readonly string[]) => {
    const { context, output } = memoryContext(files)
    const gather = gatherWith({
      web: {
        fetch: (url, init) => {
          requests.push(url)
          return Promise.resolve(state.answer(url, init))
        },
        sleep: (milliseconds) => Promise.resolve(void slept.push(milliseconds)),
      },
      files: {
        files: (folder) =>
          Promise.resolve(
            Object.keys(files)
              .filter((path) => path.startsWith(`${folder}/`))
              .map((path) => path.slice(folder.length + 1)),
          ),
        modified: (path) => Promise.resolve(modified[path] ?? 0),
        read: (path) => Promise.resolve(new TextEncoder().encode(files[path])),
      },
      folders: memoryFolders(files),
      own: { host: 'here', pid: 1, isRunning: () => true },
      environment,
      ending: new AbortController().signal,
    })
    const code = await gather(['--sources', '/job/sources.json', '--out', '/feeds', ...args], {
      ...context,
      now: () => instant(state.now),
      writeFile: (path, text) => {
        files[path] = text
        return Promise.resolve()
      },
    })
    return { code, ...output }
  }
  return { files, put, run, state, slept, requests }
}

/** Incidents in the small borough as a CSV, on the hours of the days before the first night. */
export function incidentsCsv(count: number, from = 0): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2024, 7, 1) + (index + from) * HOUR).toISOString()
    return `I${index + from},anti-social-behaviour,${at},-2.6${index % 10},53.5${index % 10}`
  })
  return `id,category,occurred,longitude,latitude\n${rows.join('\n')}\n`
}
