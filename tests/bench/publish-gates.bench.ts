/** How often the gates of `publish` refuse data without any effect: gates that cry teach officers to accept. */
import { addMonths } from '../../src/domain/day.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { fingerprintsOf } from '../../src/publish/gates/fingerprints.ts'
import { gateFindings } from '../../src/publish/gates/gates.ts'
import { EMPTY_LEDGER, type Ledger } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { report } from './harness.ts'
import { AS_OF, noEffectDatasets } from './no-effect.ts'

const DEMONSTRATIONS = 40
const QUARTER_MONTHS = 3

const datasetFor = await noEffectDatasets()
const refusedSeeds = { first: 0, next: 0 }
for (let seed = 1; seed <= DEMONSTRATIONS; seed++) {
  const dataset = datasetFor(seed)
  const earlier = { ...dataset, manifest: { ...dataset.manifest, asOf: addMonths(AS_OF, -QUARTER_MONTHS) } }
  const { summary, refusals: first } = checked(earlier, EMPTY_LEDGER)
  const ledger: Ledger = { ...EMPTY_LEDGER, geography: 'msoa', releases: [{ summary, isRetracted: false }] }
  const { refusals: next } = checked(dataset, ledger)
  if (first.length > 0) refusedSeeds.first += 1
  if (next.length > 0) refusedSeeds.next += 1
  for (const { sentence } of [...first, ...next]) process.stderr.write(`Seed ${seed}: ${sentence}\n`)
}

for (const [release, refused] of Object.entries(refusedSeeds))
  report({
    name: `publish-gates.no-effect.${release}-release`,
    value: 1 - refused / DEMONSTRATIONS,
    unit: `share of ${DEMONSTRATIONS} demonstrations that are published without a refusal`,
    bar: '>= 0.95',
  })

function checked(dataset: Dataset, ledger: Ledger) {
  const prepared = prepareRelease(dataset, ledger, null)
  if (prepared.kind === 'failed') throw new Error(prepared.what)
  const { summary, counted, history, pending } = prepared
  const findings = gateFindings({
    dataset,
    counted,
    ledger,
    history,
    changes: { corrections: summary.corrections, pending },
    fingerprints: fingerprintsOf(counted.areas, dataset.manifest.categories, (text) => text),
    today: dataset.manifest.asOf,
  })
  return { summary, refusals: findings.filter(({ kind }) => kind === 'refusal') }
}
