/** Every kind of feed with every fault: figures, files and tool outputs state nothing that the fault has made unknown. */
import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../src/domain/dataset.ts'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { plainName } from '../../src/measures/feeds/feed-names.ts'
import { incidentReach, usualBaseline } from '../../src/measures/baseline/baseline.ts'
import { boardRecords } from '../../src/measures/tables/board-records.ts'
import { boardCsv, boardFile } from '../../src/measures/board-file.ts'
import type { Figure } from '../../src/measures/figure.ts'
import { figuresOf } from '../../src/measures/figures-of.ts'
import { FEW, filesOf, GROUND } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { DISTINCT_FAULTS, faultsOf, faultyDataset, SUDDEN_FAULTS, type SuddenFault } from './feed-faults.ts'
import { datasetOf } from './read-once.ts'

const WINDOW = span('2023-09-01', '2024-08-31')
const files = filesOf(FEW)
/** Questions of a survey differ by their label alone. */
const keyOf = ({ id, label, from, to, area, site, partner, category }: Figure) =>
  [id, from, to, area, site, partner, category, ...(id.startsWith('survey') ? [label] : [])].join(' ')

function figuresIn(dataset: Dataset) {
  const question = { window: WINDOW, baseline: usualBaseline(WINDOW, incidentReach(dataset)) }
  return { question, figures: figuresOf(dataset, question, GROUND.borough) }
}
const whole = figuresIn(await datasetOf(files))
const trueFigures = new Map(whole.figures.map((figure) => [keyOf(figure), figure]))

/** What a figure claims although the fault has changed it. */
function claimsOf(figure: Figure): string | null {
  const truth = trueFigures.get(keyOf(figure))
  const name = `${keyOf(figure)}: ${figure.known} ${figure.value} ${figure.verdict ?? ''}`
  const trueValue = truth?.value ?? 0
  if (figure.known === 'no') return figure.value === null && figure.why ? null : `${name} without a reason`
  if (figure.known === 'part') {
    if (!figure.why || figure.verdict !== undefined) return `${name} without a reason, or with a verdict`
    // Where the whole data give no exact value either, other partners' rows may be counted.
    const isBound =
      figure.value !== 0 && ((truth && truth.known !== 'yes') || (figure.value ?? 0) <= trueValue)
    return isBound ? null : `${name} is no lower bound of ${trueValue}`
  }
  // Other days than in the whole data, which end where the feed does.
  if (!truth) return null
  if (figure.value !== truth.value) return `${name}, in truth ${truth.value}`
  if (figure.baselineValue !== undefined && figure.baselineValue !== truth.baselineValue)
    return `${name}, baseline ${figure.baselineValue}, in truth ${truth.baselineValue}`
  return null
}

/** Figures that are not wholly known for another reason than in the whole data: some feeds of the demonstration are quiet anyway. */
const changedBy = (figures: readonly Figure[]) =>
  figures.filter((figure) => {
    const truth = trueFigures.get(keyOf(figure))
    return figure.known !== 'yes' && figure.why !== truth?.why
  })

/** Figures without a feed of their subjects are listed once for all of them: `test-days.all`. */
const familyOf = ({ id }: Figure) => id.split('.')[0]
const lostFamilies = (figures: readonly Figure[]) => {
  const families = new Set(figures.map(familyOf))
  return [...new Set(whole.figures.map(familyOf))].filter((family) => !families.has(family))
}

describe.each(FEED_KINDS)('a feed of %s', (kind) => {
  test.each(faultsOf(DISTINCT_FAULTS, kind))('that %s', async (fault) => {
    const { dataset, ids } = await faultyDataset(files, kind, { fault, windowFrom: WINDOW.from })
    const { figures, question } = figuresIn(dataset)
    expect(figures.flatMap((figure) => claimsOf(figure) ?? [])).toEqual([])
    for (const { feeds, why } of changedBy(figures))
      expect(ids.some((id) => feeds?.includes(id) && why?.includes(plainName(id)))).toBe(true)
    if (fault === 'does not open') expect(lostFamilies(figures)).toEqual([])
    const csv = boardCsv(
      boardFile(dataset, {
        ...question,
        figures,
        records: boardRecords(dataset, question.window),
        version: '1',
      }),
    )
    expect(csv.split('\r\n').length).toBe(figures.length + 2)
  })
  test.each(Object.keys(SUDDEN_FAULTS) as SuddenFault[])('that %s keeps its good rows', async (fault) => {
    const { dataset, ids } = await faultyDataset(files, kind, { fault, windowFrom: WINDOW.from })
    const { figures } = figuresIn(dataset)
    expect(figures.flatMap((figure) => claimsOf(figure) ?? [])).toEqual([])
    expect(lostFamilies(figures)).toEqual([])
    // A value that is left is that of the good rows.
    const values = figures.filter(
      (figure) => figure.value !== null && trueFigures.get(keyOf(figure))?.known === 'yes',
    )
    expect(values.map(({ value }) => value)).toEqual(
      values.map((figure) => trueFigures.get(keyOf(figure))?.value),
    )
    for (const { known, feeds, why } of changedBy(figures)) {
      expect(known).not.toBe('yes')
      expect(
        ids.some((id) => feeds?.includes(id) && why?.includes(`The feed ${plainName(id)} suddenly held`)),
      ).toBe(true)
    }
  })
})
