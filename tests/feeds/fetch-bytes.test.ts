/** An answer that is no feed is told in the same words, whether somebody loads it once or it is followed. */
import { expect, test } from 'vitest'
import { answerFrom } from '../../src/feeds/fetch-bytes.ts'
import { refusedWith } from '../../src/feeds/fetching/fetch-errors.ts'

test.each([400, 401, 403, 404, 410, 413, 429, 500, 503])('status %i', async (status) => {
  const url = new URL('https://holdfast.example/feeds/a.geojson')
  const once = await answerFrom(url, async () => new Response('', { status }))
  if (once.kind !== 'failed') throw new Error('it was taken')
  const followed = refusedWith(status)
  expect(once.what).toBe(followed.what)
  expect(once.what).toContain(String(status))
  // Nobody but a person asks again for what is loaded once.
  expect(once.toDo).not.toContain('by itself')
  expect(once.toDo).not.toBe('')
})
