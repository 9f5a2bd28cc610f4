/** A session of opened files over an invented dataset. */
import { vi } from 'vitest'
import type { Choices } from '../../../src/feeds/formats/recognised.ts'
import { makeFileSession, type OpenedFeed } from '../../../src/worker/files/file-session.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import { datasetOf, feedOf, manifestWith } from '../../measures/invented-dataset.ts'

export function newSession() {
  const open = vi.fn(({ converted }: OpenedFeed) => Promise.resolve(converted.report))
  const dataset = datasetOf([], { manifest: manifestWith({ feeds: [feedOf('incidents', 'incidents')] }) })
  const session = makeFileSession({
    known: () => Promise.resolve({ dataset, outline: SMALL_BOROUGH.outline }),
    fetchPostcodes: () => Promise.resolve([{ postcode: 'WN1 1AA', at: [-2.6, 53.5] }]),
    open,
  })
  return { session, open }
}

/** The session with these files inspected. */
export async function inspected(...files: readonly File[]) {
  const { session, open } = newSession()
  const inspection = await session.inspectFiles(files, 'postcodes.json')
  if (inspection.kind === 'failed') throw new Error(`${inspection.what} ${inspection.toDo}`)
  const preview = async (choices: Choices) => {
    const result = await session.previewFiles(choices)
    if (result.kind === 'failed') throw new Error(`${result.what} ${result.toDo}`)
    return result
  }
  return { session, open, inspection, preview }
}
