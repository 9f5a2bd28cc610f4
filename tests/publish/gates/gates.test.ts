/** Broken data: each way is refused with its numbers, and stands in the release note where an officer accepts it. */
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../../src/domain/day.ts'
import { judge, readAcceptances } from '../../../src/publish/gates/acceptance.ts'
import { GATE_CODES } from '../../../src/publish/gates/gate.ts'
import { EMPTY_LEDGER } from '../../../src/publish/ledger/ledger.ts'
import { releaseNote } from '../../../src/publish/texts/release-note.ts'
import { areas, type Case, CASES, last } from './cases.ts'
import { checked, NEXT_INPUT } from './broken-inputs.ts'

const BECAUSE = 'The feed was checked by hand.'
const findingsOf = async ({
  broken,
  ledger = last,
  base = NEXT_INPUT,
  clockBack = 0,
}: Omit<Case, 'name' | 'code' | 'sentence'>) => {
  const next = broken(base)
  const today = clockBack > 0 ? dayNumber(TODAY - clockBack) : undefined
  return checked(next, ledger, today)
}
const TODAY = Date.UTC(2024, 7, 31) / 86_400_000

describe('the gates of publishing', () => {
  it('refuse nothing of good data', async () => {
    const { findings } = await findingsOf({ broken: (input) => input })
    expect(findings).toEqual([])
  })
  it('know at least thirty ways to break data, and every code', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(30)
    expect(new Set(CASES.map(({ code }) => code))).toEqual(new Set(GATE_CODES))
  })
  it.each(CASES)('refuse $name, and publish it where it is accepted by name', async (broken) => {
    const { prepared, findings } = await findingsOf(broken)
    const refused = judge(findings, []).refused.filter(({ code }) => code === broken.code)
    expect(refused.map(({ sentence }) => sentence).join('\n')).toMatch(broken.sentence)
    const gates = judge(findings, [{ code: broken.code, because: BECAUSE }])
    expect(gates.refused.map(({ code }) => code)).not.toContain(broken.code)
    const note = releaseNote({
      prepared,
      gates,
      attackResult: { kind: 'held', cells: 0, releases: 0, findings: [], faults: [], sentence: '' },
      number: 2,
      streets: new Set(),
      ownWords: new Set(),
    })
    for (const { sentence } of refused)
      expect(note).toContain(`${broken.code}: ${sentence} Accepted because: ${BECAUSE}`)
  })
  it('say what they cannot judge', async () => {
    const { findings } = await findingsOf({ broken: (input) => input, ledger: EMPTY_LEDGER })
    expect(findings).toEqual([
      {
        kind: 'not-judged',
        code: 'out-of-control',
        sentence:
          '2022Q3, 2022Q4, 2023Q1, 2023Q2: fewer than 4 quarters before, so that no control limits can be given.',
      },
    ])
    const withoutPrints = last.entries.map((entry) => ({ ...entry, fingerprints: null }))
    const old = await findingsOf({ broken: (input) => input, ledger: { ...last, entries: withoutPrints } })
    expect(old.findings).toMatchObject([{ kind: 'not-judged', code: 'borders-changed' }])
  })
  it('take another first corner, direction or writing of a border for the same', async () => {
    const other = areas((row) => {
      const { coordinates } = row.geometry as { readonly coordinates: readonly (readonly number[][])[] }
      const ring = (coordinates[0] ?? []).slice(1).toReversed()
      return { ...row, geometry: { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]]]] } }
    })
    expect((await findingsOf({ broken: other })).findings).toEqual([])
  })
})

describe('acceptances', () => {
  it('come in pairs, by a code that exists, with a reason', () => {
    expect(readAcceptances(['corrections'], [' Late records. '])).toEqual([
      { code: 'corrections', because: 'Late records.' },
    ])
    expect(readAcceptances(['corrections'], [])).toMatch(/come in pairs: there are 1 and 0/)
    expect(readAcceptances(['all'], ['x'])).toMatch(/^--accept all: one of rows-set-aside, /)
    expect(readAcceptances(['corrections'], [' '])).toMatch(/--because .* is empty/)
    expect(readAcceptances(['corrections', 'corrections'], ['x', 'y'])).toMatch(/given twice/)
  })
  it('that match no refusal are named', () =>
    expect(judge([], [{ code: 'corrections', because: 'x' }]).unmatched).toHaveLength(1))
})
