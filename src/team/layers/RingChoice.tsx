/** Choice of what the rings of clusters show (category mix, or change on the baseline), with the key of the change. */
import { countedWords } from '../../measures/figures/category-words.ts'
import type { Verdict } from '../../measures/figure.ts'
import { rateWords } from '../../measures/sentences.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import type { ShownCounts } from '../../state/store.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './RingChoice.module.css'

type Ring = 'mix' | 'change'

export function RingChoice() {
  const intend = useIntent()
  const isChangeOn = useHoldfast(({ view }) => view.layers.includes('change'))
  const baseline = useHoldfast(({ shown }) => shown?.baseline ?? null)
  const reason = changeUnavailable(baseline)
  const ring: Ring = isChangeOn && reason === null ? 'change' : 'mix'
  return (
    <div className={styles['ring']}>
      <div className={styles['choice']}>
        <span aria-hidden="true">Ring</span>
        <Segmented
          label="Ring"
          segments={[
            { id: 'mix', label: 'category mix' },
            { id: 'change', label: 'change', unavailable: reason },
          ]}
          chosen={ring}
          onChoose={(next) => {
            if ((next === 'change') !== isChangeOn) intend({ kind: 'toggle-layer', layer: 'change' })
          }}
        />
      </div>
      {reason !== null && <p className={styles['words']}>{reason}</p>}
      {ring === 'change' && baseline && <ChangeKey baseline={baseline} />}
    </div>
  )
}

/** Why the rings cannot show the change; null if they can. */
function changeUnavailable(baseline: ShownCounts['baseline']): string | null {
  if (!baseline) return 'For change, tick Compare above the map.'
  return baseline.verdicts ? null : baseline.caveat
}

const VERDICTS: readonly Verdict[] = ['up', 'down', 'could be chance', 'too few to say', 'still to rise']

function ChangeKey({ baseline }: { readonly baseline: NonNullable<ShownCounts['baseline']> }) {
  const counted = useHoldfast(({ catalogue, view }) =>
    catalogue ? countedWords(catalogue.categories, view.categories) : '',
  )
  return (
    <>
      <ul className={styles['key']}>
        {VERDICTS.map((verdict) => (
          <li key={verdict}>
            <RingMark verdict={verdict} />
            {verdict}
          </li>
        ))}
      </ul>
      <p className={styles['words']}>
        {counted}. {baseline.clustersNote()}
      </p>
      <details className={styles['words']}>
        <summary>How we know</summary>
        Reports come in runs, so the intervals are wider (clumping allowed for:{' '}
        {rateWords(baseline.overdispersion)}
        ).
      </details>
    </>
  )
}

const LINES: Readonly<Record<Verdict, { colour: string; width: number; dashes?: string }>> = {
  up: { colour: 'var(--alarm)', width: 3 },
  down: { colour: 'var(--patrol)', width: 3 },
  'could be chance': { colour: 'var(--chance)', width: 1.5 },
  'too few to say': { colour: 'var(--few)', width: 1.8, dashes: '0 3.4' },
  'too short to say': { colour: 'var(--few)', width: 1.8, dashes: '0 3.4' },
  'still to rise': { colour: 'var(--few)', width: 1.8, dashes: '0 3.4' },
}

/** Small version of the map's ring: thick with a triangle, thin, or dotted. */
function RingMark({ verdict }: { readonly verdict: Verdict }) {
  const { colour, width, dashes } = LINES[verdict]
  return (
    <svg width="20" height="18" viewBox="0 0 20 18" fill="none" aria-hidden="true">
      <circle
        cx="8"
        cy="10"
        r="6"
        stroke={colour}
        strokeWidth={width}
        strokeLinecap="round"
        strokeDasharray={dashes}
      />
      {verdict === 'up' && <path d="M14.5 0l4.5 7h-9z" fill={colour} stroke="var(--sheet)" />}
      {verdict === 'down' && <path d="M14.5 8l4.5-7h-9z" fill={colour} stroke="var(--sheet)" />}
    </svg>
  )
}
