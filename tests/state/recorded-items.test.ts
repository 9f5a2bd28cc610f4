/** What was recorded on this page stands beside the feeds until they hold it. */
import { describe, expect, it } from 'vitest'
import { lastDayOfMoment } from '../../src/domain/day.ts'
import type { DrawnItem } from '../../src/state/drawing/drawing.ts'
import { withRecordedHere } from '../../src/state/drawing/recorded-items.ts'
import { commitment, datasetOf, day, phase, siteWith, span } from '../measures/invented-dataset.ts'
import { openStore } from './open-store.ts'

const catalogueOf = (rest: Parameters<typeof datasetOf>[1] = {}) => {
  const { catalogue } = openStore(datasetOf([], rest), {
    window: span('2023-09-01', '2024-08-31'),
  }).getState()
  if (!catalogue) throw new Error('no data are open')
  return catalogue
}
const recorded = (properties: Record<string, unknown>): DrawnItem => ({
  feed: 'the-commitments',
  amendment: { kind: 'add-row', geometry: null, properties },
  name: 'Lights',
  shape: null,
})
const LIGHTS = {
  id: 'new',
  text: 'Lights',
  owner: 'Police',
  agreed: '2024-08-31',
  due: '2024-09-20',
  site: 'site',
}
const HOLD: DrawnItem = {
  feed: 'the-sites',
  amendment: {
    kind: 'add-phase',
    site: 'site',
    phase: { kind: 'hold', from: '2024-08-01', review: '2024-09-10' },
  },
  name: 'Hold',
  shape: null,
}

describe('what was recorded here', () => {
  it('is a commitment that is not handed in', () => {
    const { catalogue, notHandedIn } = withRecordedHere(
      catalogueOf({ commitments: [commitment('2024-09-01')] }),
      [recorded(LIGHTS)],
    )
    expect([...notHandedIn]).toEqual(['new'])
    expect(catalogue.commitments).toHaveLength(2)
    expect(catalogue.commitments[1]).toMatchObject({
      text: 'Lights',
      owner: 'Police',
      site: 'site',
      done: null,
    })
    expect(lastDayOfMoment(catalogue.commitments[1]?.due ?? commitment('2024-01-01').due)).toBe(
      day('2024-09-20'),
    )
  })
  it('is a phase at its place in time, with its review', () => {
    const sites = [siteWith([phase('clear', '2024-01-01'), phase('build', '2024-08-20')])]
    const { catalogue, notHandedIn } = withRecordedHere(catalogueOf({ sites }), [HOLD])
    expect(catalogue.sites[0]?.phases.map(({ kind }) => kind)).toEqual(['clear', 'hold', 'build'])
    expect([...notHandedIn]).toEqual(['site-2'])
  })
  it('is left out once the feed holds it', () => {
    const before = catalogueOf({
      commitments: [commitment('2024-09-20', { id: 'new' })],
      sites: [siteWith([phase('hold', '2024-08-01')])],
    })
    const after = withRecordedHere(before, [recorded(LIGHTS), HOLD])
    expect(after.catalogue).toBe(before)
    expect(after.notHandedIn.size).toBe(0)
  })
  it('is nothing where dates are missing, or where another kind was drawn', () => {
    const before = catalogueOf()
    for (const properties of [{ ...LIGHTS, due: 'soon' }, { id: 'place', name: 'A place' }, {}])
      expect(withRecordedHere(before, [recorded(properties)]).catalogue).toBe(before)
  })
})
