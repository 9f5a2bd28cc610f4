/**
 * What the public page says of change: how many maps colour an area without any effect, and how often a halving is seen.
 */
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { bandOf } from '../../src/publish/protect.ts'
import { randomFor } from '../../src/feeds/demonstration/random.ts'
import { rangeOfBand } from '../../src/summary/band.ts'
import { changeBetween } from '../../src/summary/change.ts'
import { changeOf } from '../../src/summary/figures.ts'
import { yearBefore } from '../../src/summary/quarter.ts'
import { report } from './harness.ts'
import { noEffectDatasets } from './no-effect.ts'

const DEMONSTRATIONS = 40

const datasetFor = await noEffectDatasets()
const maps = { all: 0, coloured: 0 }
for (let seed = 1; seed <= DEMONSTRATIONS; seed++) {
  const release = prepareRelease(datasetFor(seed), EMPTY_LEDGER, null)
  if (release.kind === 'failed') throw new Error(release.what)
  const { summary } = release
  for (const quarter of summary.quarters.filter((each) => summary.quarters.includes(yearBefore(each))))
    for (const { id: group } of summary.groups) {
      maps.all += 1
      const changes = summary.areas.map(({ code: area }) => changeOf(summary, { area, quarter, group }))
      if (changes.some((change) => change === 'lower' || change === 'higher')) maps.coloured += 1
    }
}
report({
  name: 'public-changes.no-effect.maps',
  value: maps.coloured / maps.all,
  unit: `share of ${maps.all} maps that colour any area`,
  bar: '<= 0.1',
})

/** Clumped counts, as the generator draws them: a Poisson count whose mean is multiplied by a gamma of this variance. */
const VARIANCE = 0.002
const PAIRS = 2000
const random = randomFor(1, 'halvings')
const drawn = (mean: number) => {
  const range = rangeOfBand(bandOf(random.poisson(mean * random.multiplier(VARIANCE))))
  if (range === null) throw new Error('a count without a band')
  return { ...range, days: 91 }
}
for (const [mean, bar] of [
  [100, undefined],
  [150, '>= 0.85'],
] as const) {
  const seen = Array.from({ length: PAIRS }, () => changeBetween(drawn(mean / 2), drawn(mean)))
  report({
    name: `public-changes.halving-of-${mean}`,
    value: seen.filter((change) => change === 'lower').length / PAIRS,
    unit: `share of ${PAIRS} called lower`,
    ...(bar !== undefined && { bar }),
  })
  const wrong = Array.from({ length: PAIRS }, () => changeBetween(drawn(mean), drawn(mean)))
  report({
    name: `public-changes.no-change-of-${mean}`,
    value: wrong.filter((change) => change !== 'no-clear-change').length / PAIRS,
    unit: `share of ${PAIRS} called lower or higher`,
    bar: '<= 0.01',
  })
}
