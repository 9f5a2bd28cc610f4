/** Tests of the figures of actions and closure orders against counts by hand. */
import { describe, expect, it } from 'vitest'
import { figureOf } from '../../../src/measures/figure.ts'
import { pluralOf } from '../../../src/measures/figures/actions.ts'
import { figuresOf } from '../../../src/measures/figures-of.ts'
import { action, datasetOf, on, order, reportOf, span, until, untilMonth } from '../invented-dataset.ts'

const WINDOW = span('2023-05-01', '2023-09-01')
const BASELINE = span('2022-05-01', '2022-09-01')
const ask = { window: WINDOW, baseline: BASELINE }

describe('actions', () => {
  const dataset = datasetOf([], {
    actions: [
      action('arrest', '2022-04-30', { count: 50 }),
      action('arrest', '2022-05-01', { count: 4 }),
      action('arrest', '2023-04-30'),
      action('arrest', '2023-05-01', { count: 20, site: 'site' }),
      action('arrest', '2023-09-01', { count: 11, partner: 'immigration-enforcement', area: 'W' }),
      action('arrest', '2023-09-02'),
      action('safeguarding-referral', '2023-06-01', { count: 7, partner: 'charity' }),
      action('pony-ride', '2022-01-01'),
    ],
  })
  const figures = figuresOf(dataset, ask)

  it('sum counts over both end days', () => {
    expect(figureOf(figures, 'actions.arrest')).toMatchObject({
      value: 31,
      baselineValue: 4,
      from: '2023-05-01',
      to: '2023-09-01',
    })
    expect(figureOf(figures, 'actions.safeguarding-referral')?.value).toBe(7)
  })
  it('split by partner without loss, and by site and area of the row', () => {
    const byPartner = figures.filter(({ id, partner }) => id === 'actions.arrest' && partner !== undefined)
    expect(byPartner.map(({ partner, value }) => [partner, value])).toEqual([
      ['gmp', 20],
      ['immigration-enforcement', 11],
    ])
    expect(figureOf(figures, 'actions.arrest', { site: 'site' })).toMatchObject({
      value: 20,
      label: 'Arrests, Invented site',
    })
    expect(figureOf(figures, 'actions.arrest', { area: 'W' })?.value).toBe(11)
  })
  it('are zero for a known type outside the window, and absent for an unknown type', () => {
    expect(figureOf(figures, 'actions.pony-ride')).toMatchObject({
      value: 0,
      label: 'pony-ride: not in list',
    })
    expect(figureOf(figures, 'actions.warrant')).toBeUndefined()
  })
  it('have no verdict and no ratio', () => {
    const done = figures.filter(({ id }) => id.startsWith('actions.') || id.startsWith('closure-orders.'))
    expect(done.length).toBeGreaterThan(5)
    expect(done.filter((figure) => figure.verdict !== undefined || figure.ratio !== undefined)).toEqual([])
  })
  it('omit a baseline that the records do not cover', () => {
    const late = datasetOf([], { actions: [action('arrest', '2022-06-01'), action('arrest', '2023-06-01')] })
    const figure = figureOf(figuresOf(late, ask), 'actions.arrest')
    expect(figure?.value).toBe(1)
    expect(figure).not.toHaveProperty('baselineValue')
  })
  it('are not known, with the reason, for every listed type where no feed of them opened', () => {
    const closed = { ...dataset, actions: [], reports: [reportOf('incidents')] }
    const done = figuresOf(closed, ask).filter(({ id }) => id.startsWith('actions.'))
    expect(done).toHaveLength(dataset.manifest.actionTypes.length)
    for (const figure of done)
      expect(figure).toMatchObject({ known: 'no', value: null, why: 'The feed the actions did not open.' })
  })
  it('are absent where the manifest lists no feed of them', () => {
    const { manifest } = dataset
    const feeds = manifest.feeds.filter(({ kind }) => kind !== 'actions')
    const unlisted = { ...dataset, actions: [], manifest: { ...manifest, feeds } }
    expect(figuresOf(unlisted, ask).filter(({ id }) => id.startsWith('actions.'))).toEqual([])
  })
  it('have plural labels', () => {
    const labels = [
      'Arrest',
      'Stop search',
      'ASB case review',
      'Community payback',
      'Arrests',
      'x: not in list',
    ]
    expect(labels.map(pluralOf)).toEqual([
      'Arrests',
      'Stop searches',
      'ASB case reviews',
      'Community payback',
      'Arrests',
      'x: not in list',
    ])
  })
})

describe('closure orders', () => {
  const served = '2023-05-10'
  const made = { hearing: on('2023-05-12'), made: on('2023-05-12') }
  const orders = [
    order('2022-01-01'),
    // Made in the window, one order for nineteen premises; ends after the window.
    order(served, { ...made, premises: 19, ends: until('2023-10-01') }),
    // Extended in the window, and in force on its last day.
    order(served, { ...made, ends: until('2023-08-11'), extendedTo: until('2023-11-11') }),
    // Extended, but discharged before the extension began.
    order(served, {
      ...made,
      ends: until('2023-08-11'),
      extendedTo: until('2023-11-11'),
      discharged: on('2023-07-01'),
    }),
    order(served, { ...made, ends: until('2023-08-11'), quashed: on('2023-06-01') }),
    // No hearing was requested.
    order(served, { cancelled: on('2023-05-11') }),
    order(served, { hearing: on('2023-05-12'), cancelled: on('2023-05-11') }),
    // Withdrawn at the hearing, and refused there: both count as applied for.
    order(served, { hearing: on('2023-05-12'), cancelled: on('2023-05-12') }),
    order(served, { hearing: on('2023-05-12'), refused: on('2023-05-12') }),
    // Served before the window, made within it: counts as made, not as applied for.
    order('2023-04-30', { hearing: on('2023-05-01'), made: on('2023-05-01'), ends: until('2023-07-31') }),
  ]
  const figures = figuresOf(datasetOf([], { orders }), ask)
  const value = (id: string) => figureOf(figures, `closure-orders.${id}`)?.value

  it.each([
    ['applied', 6],
    ['made', 5],
    ['premises', 23],
    ['extended', 1],
    ['in-force', 2],
    ['discharged', 2],
    ['refused', 1],
  ])('%s: %i', (id, expected) => {
    expect(value(id)).toBe(expected)
  })
  it('are extended from the day after their first end, and a month ends on its last day', () => {
    const extended = order('2023-03-01', {
      made: on('2023-03-03'),
      ends: untilMonth('2023-06'),
      extendedTo: until('2023-09-30'),
    })
    const ids = datasetOf([], { orders: [extended] })
    const extendedIn = (from: string, to: string) =>
      figureOf(figuresOf(ids, { window: span(from, to), baseline: null }), 'closure-orders.extended')?.value
    expect(extendedIn('2023-06-01', '2023-06-30')).toBe(0)
    expect(extendedIn('2023-07-01', '2023-07-01')).toBe(1)
    expect(extendedIn('2023-07-02', '2023-09-30')).toBe(0)
  })
  it('are in force on one day, the last of the window', () => {
    expect(figureOf(figures, 'closure-orders.in-force')).toMatchObject({
      from: '2023-09-01',
      to: '2023-09-01',
    })
  })
  it('have counts of the baseline', () => {
    expect(figureOf(figures, 'closure-orders.made')?.baselineValue).toBe(0)
  })
})
