/** The manifest that is proposed for a folder without one: it can be read, and sets no row aside as one of the future. */
import { expect, test } from 'vitest'
import { instant, isoDay } from '../../src/domain/day.ts'
import { readManifest } from '../../src/feeds/manifest.ts'
import { missingManifest } from '../../src/server/missing-manifest.ts'

const PLACE = { timeZone: 'Europe/London' }

test('is a manifest as of the day on which it is proposed, by the clock of London', () => {
  const text = missingManifest('/not/there', instant(Date.parse('2031-06-30T23:30:00Z')), PLACE)
  expect(text).toContain('/not/there, which is not there.')
  const [proposed = ''] = /^\{$[^]*^\}$/m.exec(text) ?? []
  const manifest = readManifest(proposed, PLACE)
  expect('feeds' in manifest && [isoDay(manifest.asOf), manifest.feeds.map(({ kind }) => kind)]).toEqual([
    '2031-07-01',
    ['incidents'],
  ])
})
