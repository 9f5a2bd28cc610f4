/** Refusals that an officer accepts by name, each with a reason that is kept in the release note and the ledger. */
import type { AcceptedRefusal } from '../ledger/ledger-entry.ts'
import { GATE_CODES, type GateCode, type GateFinding } from './gate.ts'

/** One pair of `--accept CODE --because TEXT`. */
export interface Acceptance {
  readonly code: GateCode
  readonly because: string
}
/** Pairs codes with reasons in their order, or says what is wrong with them. */
export function readAcceptances(
  codes: readonly string[],
  reasons: readonly string[],
): readonly Acceptance[] | string {
  if (codes.length !== reasons.length)
    return `--accept and --because come in pairs: there are ${codes.length} and ${reasons.length} of them.`
  const acceptances: Acceptance[] = []
  for (const [index, text] of codes.entries()) {
    const code = GATE_CODES.find((each) => each === text)
    if (code === undefined) return `--accept ${text}: one of ${GATE_CODES.join(', ')}.`
    const because = (reasons[index] ?? '').trim()
    if (because === '') return `--because after --accept ${code} is empty: say why it may be published.`
    if (acceptances.some((each) => each.code === code)) return `--accept ${code} is given twice.`
    acceptances.push({ code, because })
  }
  return acceptances
}

/** Refusals that stand, those accepted, and acceptances that match no refusal. */
export function judge(findings: readonly GateFinding[], acceptances: readonly Acceptance[]) {
  const refusals = findings.filter(({ kind }) => kind === 'refusal')
  const becauseOf = new Map(acceptances.map(({ code, because }) => [code, because]))
  const accepted = refusals.flatMap(({ code, sentence }): readonly AcceptedRefusal[] => {
    const because = becauseOf.get(code)
    return because === undefined ? [] : [{ code, sentence, because }]
  })
  return {
    refused: refusals.filter(({ code }) => !becauseOf.has(code)),
    accepted,
    notJudged: findings.filter(({ kind }) => kind === 'not-judged'),
    unmatched: acceptances.filter(({ code }) => !refusals.some((each) => each.code === code)),
  }
}
