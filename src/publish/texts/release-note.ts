/**
 * The release note that the releasing officer reads and signs, with passages of public texts that may identify people.
 * It is not published.
 */
import { listedOrigins, originsOf } from '../../domain/hosting/framing-origins.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import type { PublicSummary } from '../../summary/public-summary.ts'
import type { AttackResult } from '../attack/findings.ts'
import { WITHHELD } from '../protect.ts'
import type { GateFinding } from '../gates/gate.ts'
import type { AcceptedRefusal } from '../ledger/ledger-entry.ts'
import type { PreparedRelease } from '../release.ts'
import { residentTexts } from './resident-texts.ts'
import { type KnownWords, suspicionsIn } from './suspicions.ts'

interface NoteContents extends KnownWords {
  readonly prepared: PreparedRelease
  readonly attackResult: AttackResult
  readonly number: number
  readonly gates: GateReport
}
/** What was refused and accepted all the same, and what could not be judged. */
interface GateReport {
  readonly accepted: readonly AcceptedRefusal[]
  readonly notJudged: readonly GateFinding[]
}

/** Text of the release note. */
export function releaseNote({ prepared, attackResult, number, gates, ...names }: NoteContents): string {
  const { summary, leftOut, pending } = prepared
  const texts = residentTexts(summary)
  const suspicions = texts.flatMap(({ where, ...text }) =>
    suspicionsIn(text, names).map(({ match, looksLike }) => `  ${where}: "${match}" looks like ${looksLike}`),
  )
  return [
    `Release ${number} of ${summary.releasedOn}${summary.demonstration ? ` (${summary.demonstration})` : ''}`,
    'For the officer who releases it: read all of it, then write your name, your post and the day below.',
    '',
    'Name: ____________________  Post: ____________________  Day: ____________________',
    '',
    ...figureLines(summary),
    '',
    'Websites that may show it in a frame, beside its own',
    ...listed(originsOf(listedOrigins(summary.labels))),
    '',
    'What the attack found',
    `  ${attackResult.sentence}`,
    '',
    'Refused, and accepted by name',
    ...listed(
      gates.accepted.map(
        ({ code, sentence, because }) => `${code}: ${sentence} Accepted because: ${because}`,
      ),
    ),
    '',
    'Could not be judged',
    ...listed(gates.notJudged.map(({ code, sentence }) => `${code}: ${sentence}`)),
    '',
    'Left out, and why',
    ...listed([
      ...leftOut.map(({ what, why }) => `${what}: ${why}`),
      ...pending.map((cell) => `${cellText(summary, cell)}: ${WAITING}`),
    ]),
    '',
    'Corrected in this release',
    ...listed(summary.corrections.map((cell) => `${cellText(summary, cell)}: another band than before`)),
    '',
    'Every text that residents will read',
    ...texts.map(({ where, text }) => `  ${where}: ${text}`),
    '',
    'Look again at',
    ...(suspicions.length > 0
      ? suspicions
      : ['  nothing looks like a name, a number, a street or an address']),
    ...(summary.announced?.length ? [`  ${QUOTED_ADVICE}`] : []),
    '',
  ].join('\n')
}

function figureLines({ geography, areas, quarters, groups, cells, totals, borough }: PublicSummary) {
  const shown = cells.filter(({ count }) => count !== WITHHELD)
  const low = shown.filter(({ count }) => String(count) === '0-4').length
  const share = shown.length > 0 ? Math.floor((100 * (shown.length - low)) / shown.length) : 0
  const withheldCount = cells.length - shown.length
  const span = quarters.length > 0 ? `${quarters[0]} to ${quarters.at(-1)}` : 'none'
  return [
    'What is published',
    `  ${areas.length} areas (${geography}), ${quarters.length} quarters (${span}), ${groups.length} groups: ${cells.length} cells in bands of five`,
    `  ${share} % of the cells that are shown read 5 or more`,
    ...(withheldCount > 0
      ? [
          `  ${withheldCount} of the cells are held back and read "not published"; of a total that holds one, only the least is given`,
        ]
      : []),
    `  ${totals.length} totals as ranges; ${borough.length} figures of ${theWhole()} as bands or ranges of bands`,
  ]
}

const QUOTED_ADVICE =
  'a quoted figure is read as words, and the attack does not know what it counts: where it speaks of an area, a quarter and a kind of report that are published, or of a total of them, write it into the file of --known and publish with that, so that it is attacked too'
const WAITING = 'the data now count it into another band; it waits for the yearly corrections'
const listed = (lines: readonly string[]) =>
  lines.length > 0 ? lines.map((line) => `  ${line}`) : ['  nothing']

type CellKey = Readonly<Record<'area' | 'quarter' | 'group', string>>
function cellText({ areas, groups }: PublicSummary, { area, quarter, group }: CellKey): string {
  const name = areas.find(({ code }) => code === area)?.name ?? area
  const label = groups.find(({ id }) => id === group)?.label ?? group
  return `${name} (${area}), ${quarter}, ${label}`
}
