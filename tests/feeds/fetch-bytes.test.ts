/** A failing status has the same message for a single fetch and for a polled feed. */
import { expect, test } from 'vitest'
import { openUrl } from '../../src/feeds/fetch-bytes.ts'
import { statusError } from '../../src/feeds/fetching/fetch-errors.ts'

test.each([400, 401, 403, 404, 410, 413, 429, 500, 503])('status %i', async (status) => {
  const url = new URL('https://holdfast.example/feeds/a.geojson')
  const once = await openUrl(url, async () => new Response('', { status }))
  if (once.kind !== 'failed') throw new Error('it was taken')
  const polled = statusError(status)
  expect(once.what).toBe(polled.what)
  expect(once.what).toContain(String(status))
  // A single fetch is repeated by the user only.
  expect(once.toDo).not.toContain('by itself')
  expect(once.toDo).not.toBe('')
})
