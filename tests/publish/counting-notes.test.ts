/** Notes on changes of counting: from the manifest, and from what an officer accepted for earlier releases. */
import { describe, expect, test } from 'vitest'
import type { Fingerprints } from '../../src/publish/gates/fingerprints.ts'
import { recountedIn } from '../../src/publish/ledger/recounted.ts'
import { EMPTY_LEDGER, type Ledger } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { changeOf, CRIMES } from '../../src/summary/figures.ts'
import { SMALL_SUMMARY } from '../summary/small-summary.ts'
import { inventedDataset } from './invented-release.ts'

const USUAL: Fingerprints = {
  borders: { A1: 'a', A2: 'b' },
  categoryMap: '1',
  categories: { arson: 'damage', graffiti: 'damage', bikes: 'theft' },
}
const REMAPPED: Fingerprints = {
  ...USUAL,
  categoryMap: '2',
  categories: { arson: 'damage', graffiti: 'order', bikes: 'theft' },
}
const MOVED: Fingerprints = { ...USUAL, borders: { A1: 'a', A2: 'c' } }

type Release = readonly [
  quarters: readonly string[],
  fingerprints: Fingerprints | null,
  isRetracted?: boolean,
]
function ledgerOf(...releases: readonly Release[]): Ledger {
  return {
    ...EMPTY_LEDGER,
    geography: 'msoa',
    entries: releases.map(([, fingerprints, isRetracted = false], index) => ({
      number: index + 1,
      releasedOn: '2024-01-01',
      file: '',
      sha256: '',
      retracted: isRetracted ? { on: '2024-01-02', reason: 'Wrong' } : null,
      fingerprints,
      accepted: [],
    })),
    releases: releases.map(([quarters, , isRetracted = false]) => ({
      summary: { ...SMALL_SUMMARY, quarters },
      isRetracted,
    })),
  }
}
const now = (quarters: readonly string[], fingerprints: Fingerprints | null) => ({ quarters, fingerprints })
const ONE = ['2023Q1', '2023Q2']
const TWO = [...ONE, '2023Q3']
const THREE = [...TWO, '2023Q4']
const REMAPPED_THEN = { from: '2023Q3', groups: ['damage', 'order'] }

describe('the ledger shows', () => {
  test('another map from the first new quarter, in that release and in every later one', () => {
    expect(recountedIn(ledgerOf([ONE, USUAL]), now(TWO, REMAPPED))).toEqual([REMAPPED_THEN])
    const later = ledgerOf([ONE, USUAL], [TWO, REMAPPED])
    expect(recountedIn(later, now(THREE, REMAPPED))).toEqual([REMAPPED_THEN])
    expect(recountedIn(later, now(THREE, USUAL))).toEqual([
      REMAPPED_THEN,
      { ...REMAPPED_THEN, from: '2023Q4' },
    ])
  })
  test('another map of a release without a new quarter from the next one that has one', () => {
    const ledger = ledgerOf([ONE, USUAL], [ONE, REMAPPED])
    expect(recountedIn(ledger, now(ONE, REMAPPED))).toEqual([])
    expect(recountedIn(ledger, now(TWO, REMAPPED))).toEqual([REMAPPED_THEN])
  })
  test('other borders, of those areas alone', () => {
    expect(recountedIn(ledgerOf([ONE, USUAL]), now(TWO, MOVED))).toEqual([
      { from: '2023Q3', groups: [], areas: ['A2'] },
    ])
  })
  test('nothing of a release that was taken back, or of which nothing is known', () => {
    expect(recountedIn(ledgerOf([ONE, USUAL], [TWO, REMAPPED, true]), now(THREE, USUAL))).toEqual([])
    expect(recountedIn(ledgerOf([ONE, null]), now(TWO, REMAPPED))).toEqual([])
    expect(recountedIn(ledgerOf([ONE, USUAL]), now(TWO, null))).toEqual([])
  })
  test('quarters of before that are counted now as comparable with none', () => {
    expect(recountedIn(ledgerOf([TWO, USUAL]), now(['2022Q4', ...THREE], REMAPPED))).toEqual([
      { from: '2023Q4', groups: ['damage', 'order'], both: ['2022Q4'] },
    ])
  })
})

describe('a release', () => {
  const request = (fingerprints: Fingerprints) => ({
    geography: null,
    withholdings: [],
    fingerprints: () => fingerprints,
  })
  const map = (drugs: string): Fingerprints => ({
    borders: {},
    categoryMap: drugs,
    categories: { arson: drugs },
  })
  async function second(notes: readonly object[] = []) {
    const early = { quarters: ['2023Q1', '2023Q2', '2023Q3', '2023Q4', '2024Q1'], asOf: '2024-06-30' }
    const first = prepareRelease(await inventedDataset(early), EMPTY_LEDGER, null)
    if (first.kind === 'failed') throw new Error(first.what)
    const ledger = ledgerOf([first.summary.quarters, map('burglary')])
    const kept = { ...ledger, releases: [{ summary: first.summary, isRetracted: false }] }
    const release = prepareRelease(await inventedDataset({ more: { notes } }), kept, request(map('theft')))
    if (release.kind === 'failed') throw new Error(release.what)
    return release.summary
  }
  test('with another map gives no verdict for the groups that it touches, nor for their sums', async () => {
    const summary = await second()
    expect(summary.notes).toEqual([
      {
        from: '2024Q2',
        to: null,
        groups: ['burglary', 'theft'],
        text: 'The way of counting changed in April to June 2024, for: Burglary; Theft. We do not compare months before it with months after it.',
      },
    ])
    for (const group of ['burglary', 'theft', CRIMES])
      expect(changeOf(summary, { area: 'A1', group, quarter: '2024Q2' }), group).toBe('not-comparable')
    expect(changeOf(summary, { area: 'A1', group: 'public-order', quarter: '2024Q2' })).not.toBe(
      'not-comparable',
    )
    expect(changeOf(summary, { area: 'A1', group: 'theft', quarter: '2024Q1' })).not.toBe('not-comparable')
  })
  test('with a note of the manifest on the same change has it once', async () => {
    const summary = await second([
      { from: '2024-04-01', categories: ['burglary', 'shoplifting'], text: 'Counted anew' },
    ])
    expect(summary.notes).toHaveLength(1)
    expect(summary.notes[0]).not.toHaveProperty('both')
  })
  test('names the end of a change that ends', async () => {
    const note = { from: '2023-01-01', to: '2023-09-30', categories: ['burglary'], text: 'For a while' }
    const release = prepareRelease(await inventedDataset({ more: { notes: [note] } }), EMPTY_LEDGER, null)
    if (release.kind === 'failed') throw new Error(release.what)
    expect(release.summary.notes).toEqual([
      {
        from: '2023Q1',
        to: '2023Q3',
        groups: ['burglary'],
        text: 'The way of counting changed in January to March 2023, until July to September 2023, for: Burglary. We do not compare months before it with months after it.',
      },
    ])
  })
  test('marks a quarter within which the counting changed', async () => {
    const dataset = await inventedDataset({
      more: { notes: [{ from: '2023-05-10', categories: ['burglary'], text: 'Counted anew' }] },
    })
    const release = prepareRelease(dataset, EMPTY_LEDGER, null)
    expect(release).toMatchObject({
      summary: { notes: [{ from: '2023Q2', groups: ['burglary'], both: ['2023Q2'] }] },
    })
  })
})
