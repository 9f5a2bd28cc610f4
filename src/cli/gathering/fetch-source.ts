/** Content of one source, from wherever it is: files as bytes, or that nothing has changed. */
import { basename } from 'node:path'
import { type Failed, failed } from '../../domain/feed.ts'
import type { InputFile } from '../../feeds/formats/recognised.ts'
import type { JsonObject } from '../../feeds/rows/json-object.ts'
import { filesByAge, type FilesRead, type FileSystem, inboxFiles, patternFiles } from './files.ts'
import type { Secrets } from './secrets.ts'
import { featureServerRows } from './servers/feature-server.ts'
import { ogcFeatureRows } from './servers/ogc-features.ts'
import { requestsOf, type Request, type Validators, type Web } from './servers/request.ts'
import { socrataRows } from './servers/socrata.ts'
import { wfsRows } from './servers/wfs.ts'
import type { PlaceOf, Source } from './sources.ts'

/** What a source holds now. */
export interface SourceContent {
  readonly kind: 'content'
  readonly files: readonly InputFile[]
  /** Sentences on files that were left, for the report. */
  readonly says: readonly string[]
  readonly validators: Validators | null
}
interface Unchanged {
  readonly kind: 'unchanged'
}
export interface FetchContext {
  readonly web: Web
  readonly files: FileSystem
  readonly secrets: Secrets
  /** Folder of sources.json. */
  readonly folder: string
  /** UTC milliseconds. */
  readonly now: number
}

/** Never rejects but for faults of the machine itself. `validators`: of the last good feed's content. */
export async function fetchSource(
  { id, feed, from }: Source,
  validators: Validators | null,
  context: FetchContext,
): Promise<SourceContent | Unchanged | Failed> {
  if (from.kind === 'file') return localContent(await patternFiles(from, context))
  if (from.kind === 'inbox') return localContent(await inboxFiles(from, context))
  if (from.kind === 'police-archive' && from.path !== undefined)
    return localContent(await filesByAge(from.path, context))
  const { web, secrets } = context
  const request = requestsOf(from, { web, secrets, mostMegabytes: feed.mostMegabytes })
  if (from.kind === 'http' || from.kind === 'police-archive')
    return httpFile(from.url ?? '', validators, request)
  const rows = await rowsOf(from, request)
  return 'kind' in rows ? rows : contentOf(id, rows)
}

const localContent = (found: FilesRead | Failed): SourceContent | Failed =>
  found.kind === 'failed' ? found : { ...found, kind: 'content', validators: null }

type Paged = PlaceOf<'feature-server' | 'ogc-api' | 'wfs' | 'socrata'>

function rowsOf(from: Paged, request: Request): Promise<readonly JsonObject[] | Failed> {
  switch (from.kind) {
    case 'feature-server':
      return featureServerRows(from, request)
    case 'ogc-api':
      return ogcFeatureRows(from, request)
    case 'wfs':
      return wfsRows(from, request)
    case 'socrata':
      return socrataRows(from, request)
  }
}

async function httpFile(
  url: string,
  validators: Validators | null,
  request: Request,
): Promise<SourceContent | Unchanged | Failed> {
  const address = new URL(url)
  const answer = await request(address, validators ?? undefined)
  if (answer.kind !== 'body') return answer
  if (answer.bytes.length === 0)
    return failed(`${address.host} sent an empty file.`, 'Ask whoever makes the file.')
  const name = basename(decodeURIComponent(address.pathname)) || address.host
  return { kind: 'content', files: [{ name, bytes: answer.bytes }], says: [], validators: answer.validators }
}

function contentOf(id: string, rows: readonly JsonObject[]): SourceContent {
  const text = `{"type":"FeatureCollection","features":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`
  return {
    kind: 'content',
    files: [{ name: `${id}.geojson`, bytes: new TextEncoder().encode(text) }],
    says: [],
    validators: null,
  }
}
