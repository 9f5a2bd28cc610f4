/**
 * Time of the whole board on 200,000 incidents, its detection of planted effects, and its false alarms without effects.
 */
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { answerTo, type Question } from '../../src/worker/questions.ts'
import { BOROUGH, demonstrationDataset } from '../board/demonstration-dataset.ts'
import {
  alarmCounts,
  doubled,
  PLANTED_EFFECTS,
  detectedEffects,
  type Alarms,
} from '../board/planted-truths.ts'
import { day, span } from '../measures/invented-dataset.ts'
import { median, report } from './harness.ts'

const A_MONTH_FOR_200K = 5560
/** Share of the seeds to run, for a quick check. */
const SHARE = Number(process.env['HOLDFAST_SEEDS_SHARE'] ?? 1)
const SEEDS = Math.max(1, Math.round(40 * SHARE))
const DEMONSTRATIONS = Math.max(1, Math.round(200 * SHARE))

const period = { window: span('2023-09-01', '2024-08-31'), baseline: span('2022-09-01', '2023-08-31') }
const FIRST: Question = { kind: 'board', ...period }
const REST: readonly Question[] = [
  { kind: 'sites', window: period.window },
  { kind: 'areas', ...period },
  { kind: 'gaps', window: period.window },
  { kind: 'changes', between: { last: day('2024-07-31'), now: day('2024-08-31') } },
  { kind: 'figures', ...period },
]

/** Copy without cached results, as after opening. */
const unseen = (dataset: Dataset): Dataset => ({ ...dataset, incidents: { ...dataset.incidents } })

function timesOf(dataset: Dataset) {
  const context = {
    dataset: unseen(dataset),
    index: buildClusterIndex(dataset.incidents, dataset.categories.length),
    borough: BOROUGH,
  }
  const began = performance.now()
  answerTo(context, FIRST)
  const first = performance.now() - began
  const parts = REST.map((question) => {
    const from = performance.now()
    answerTo(context, question)
    return [question.kind, performance.now() - from] as const
  })
  return { first, parts, whole: performance.now() - began }
}

const large = await demonstrationDataset({ incidentsAMonth: A_MONTH_FOR_200K })
const runs = Array.from({ length: 5 }, () => timesOf(large))
report({
  name: 'board.200k.first-numbers',
  value: median(runs.map(({ first }) => first)),
  unit: 'ms',
  bar: '<= 300',
})
for (const { kind } of REST) {
  const times = runs.flatMap(({ parts }) => parts.filter(([of]) => of === kind).map(([, time]) => time))
  report({ name: `board.200k.${kind}`, value: median(times), unit: 'ms' })
}
report({
  name: 'board.200k.whole',
  value: median(runs.map(({ whole }) => whole)),
  unit: 'ms',
  bar: '<= 1500',
})

const detections = new Map(PLANTED_EFFECTS.map((truth) => [truth, 0]))
for (let seed = 1; seed <= SEEDS; seed++) {
  for (const truth of detectedEffects(await demonstrationDataset({ seed })))
    detections.set(truth, (detections.get(truth) ?? 0) + 1)
}
for (const [truth, times] of detections)
  report({ name: `board.planted.${truth}`, value: times / SEEDS, unit: 'share of seeds', bar: '>= 0.8' })

const added = (sum: Alarms, { verdicts, widened, unwidened }: Alarms): Alarms => ({
  verdicts: sum.verdicts + verdicts,
  widened: sum.widened + widened,
  unwidened: sum.unwidened + unwidened,
})
let plain: Alarms = { verdicts: 0, widened: 0, unwidened: 0 }
let overdispersed = plain
for (let seed = 1; seed <= DEMONSTRATIONS; seed++) {
  // Half as many, so that each can be counted twice.
  const dataset = await demonstrationDataset({ seed, noEffect: true, incidentsAMonth: 1500 })
  plain = added(plain, alarmCounts(dataset))
  overdispersed = added(overdispersed, alarmCounts(doubled(dataset)))
}
const share = (name: string, part: number, bar?: string) =>
  report({
    name: `board.no-effect.${name}`,
    value: part / plain.verdicts,
    unit: 'share of verdicts',
    ...(bar !== undefined && { bar }),
  })
share('up-or-down', plain.widened, '<= 0.07')
share('up-or-down-without-widening', plain.unwidened)
// Counts with doubled variance test the widening: without it this bound would fail.
share('in-bursts', overdispersed.widened, '<= 0.07')
share('in-bursts-without-widening', overdispersed.unwidened, '>= 0.1')
