/** Feeds of patrol with every fault: no label on the map states what the fault has made unknown. */
import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { FeedKind } from '../../src/domain/feed.ts'
import { sceneFor } from '../../src/map/scene-for.ts'
import { pillText } from '../../src/map/sprites/label-sprites.ts'
import { FEW, filesOf } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { openStore } from '../state/open-store.ts'
import { faultyDataset, SCREEN_FAULTS } from './feed-faults.ts'
import { datasetOf } from './read-once.ts'

/** Begins before the first visit: every hotspot came later still. */
const WINDOW = span('2023-09-01', '2024-08-31')
const files = filesOf(FEW)

/** Text of each hotspot's label, by id. */
function pillsOf(dataset: Dataset): ReadonlyMap<string, string> {
  const { catalogue, shown, view } = openStore(dataset, { window: WINDOW }).getState()
  if (!catalogue || !shown) throw new Error('the store holds no data')
  const { hotspots } = sceneFor({ view, catalogue, shown, theme: 'day' })
  return new Map(hotspots.map((mark) => [mark.id, pillText(mark)]))
}
const whole = pillsOf(await datasetOf(files))
const minutes = (text: string) => Number(/^\d+/.exec(text)?.[0] ?? 0)

test('every label of the whole data states minutes', () => {
  expect(whole.size).toBeGreaterThan(0)
  for (const text of whole.values()) expect(text).toMatch(/^\d+ \/ \d+$/)
})

describe.each<FeedKind>(['patrol-visits', 'patrol-hotspots'])('a feed of %s', (kind) => {
  test.each(SCREEN_FAULTS)('that %s', async (fault) => {
    const { dataset } = await faultyDataset(files, kind, { fault, windowFrom: WINDOW.from })
    for (const [id, text] of pillsOf(dataset)) {
      if (text === whole.get(id)) continue
      expect(text).toMatch(/^(?:\?|\d+\+) \/ \d+$/)
      expect(minutes(text)).toBeLessThanOrEqual(minutes(whole.get(id) ?? ''))
    }
  })
})
