/** Runs the gates on a prepared release, and says in words what they refuse. */
import type { Dataset } from '../../domain/dataset.ts'
import { londonDay } from '../../domain/day.ts'
import { type Failed, failed } from '../../domain/feed.ts'
import { type Acceptance, judge } from '../../publish/gates/acceptance.ts'
import type { Fingerprints } from '../../publish/gates/fingerprints.ts'
import { gateFindings } from '../../publish/gates/gates.ts'
import type { Ledger } from '../../publish/ledger/ledger.ts'
import type { PreparedRelease } from '../../publish/release.ts'
import type { CommandContext } from '../command.ts'
import { fingerprintsIn } from './ledger-folder.ts'

interface GatedData {
  readonly dataset: Dataset
  readonly ledger: Ledger
  readonly acceptances: readonly Acceptance[]
}
export type JudgedGates = ReturnType<typeof judge> & { readonly fingerprints: Fingerprints }

export function gatesOf(
  prepared: PreparedRelease,
  { dataset, ledger, acceptances }: GatedData,
  context: CommandContext,
): JudgedGates {
  const { counted, history, pending, summary } = prepared
  const fingerprints = fingerprintsIn(prepared, dataset, context)
  const changes = { corrections: summary.corrections, pending }
  const today = londonDay(context.now())
  const findings = gateFindings({ dataset, counted, ledger, history, changes, fingerprints, today })
  return { ...judge(findings, acceptances), fingerprints }
}

/** All refusals that nobody accepted, and how to accept them. */
export function gateFailure({ refused, unmatched }: JudgedGates): Failed {
  const codes = [...new Set(refused.map(({ code }) => code))]
  return failed(
    [
      'The data look broken, and what is published is never changed:',
      ...refused.map(({ code, sentence }) => `  ${code}: ${sentence}`),
      ...unmatched.map(unmatchedText),
    ].join('\n'),
    `\nMend the data. If they are right all the same, accept each by its name and say why: ${codes.map((code) => `--accept ${code} --because TEXT`).join(' ')}`,
  )
}

/** An acceptance of something that was not refused. */
export const unmatchedText = ({ code }: Acceptance) =>
  `  --accept ${code}: nothing was refused under that name.`
