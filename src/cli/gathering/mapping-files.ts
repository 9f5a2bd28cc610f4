/** Mappings that sources.json names by their files, as `convert --suggest` and the page write them. */
import { resolve } from 'node:path'
import { type Failed, failed } from '../../domain/feed.ts'
import { isList, isObject } from '../../feeds/rows/json-object.ts'
import { parseJson, textOf } from '../../feeds/json-text.ts'
import { readMapping } from '../../feeds/tables/mapping/mapping.ts'

interface Reading {
  /** The folder of sources.json, from which the files are named. */
  readonly folder: string
  readonly readFile: (path: string) => Promise<Uint8Array>
}

/** The text of sources.json with each named mapping in the place of its file's name. Never rejects. */
export async function withMappingFiles(text: string, reading: Reading): Promise<string | Failed> {
  const parsed = parseJson(text, 'The file holds', 'JSON')
  if (parsed.kind === 'failed' || !isObject(parsed.value) || !isList(parsed.value['sources'])) return text
  const sources: unknown[] = []
  for (const source of parsed.value['sources']) {
    const name = isObject(source) ? source['mapping'] : null
    const mapping = typeof name === 'string' ? await mappingIn(name, reading) : null
    if (mapping?.kind === 'failed')
      return failed(`The source "${String((source as { id?: unknown }).id)}": ${mapping.what}`, mapping.toDo)
    sources.push(mapping === null ? source : { ...(source as object), mapping: mapping.value })
  }
  return JSON.stringify({ ...parsed.value, sources })
}

async function mappingIn(name: string, { folder, readFile }: Reading) {
  const bytes = await readFile(resolve(folder, name)).catch(() => null)
  const text = bytes && textOf(bytes)
  if (text === null)
    return failed(
      `its mapping ${name} could not be read.`,
      'Name the file from the folder of sources.json, or write the mapping itself.',
    )
  if (typeof text !== 'string') return text
  const mapping = readMapping(text, name)
  return 'what' in mapping ? mapping : ({ kind: 'mapping', value: mapping } as const)
}
