/** The sites whose middle lies in a ward; each can be chosen. */
import { phasesOn, PHASE_LABELS, type Site } from '../../../domain/site.ts'
import { useHoldfast, useIntent } from '../../../state/context.tsx'
import { Button } from '../../../ui/Button.tsx'
import styles from '../details.module.css'
import { StorySection } from '../Story.tsx'

export function WardSites({ sites }: { readonly sites: readonly Site[] }) {
  const intend = useIntent()
  const day = useHoldfast(({ shown }) => shown?.window.to)
  if (sites.length === 0 || day === undefined) return null
  return (
    <StorySection title="Sites in it">
      <ul className={styles['items']}>
        {sites.map((site) => (
          <li key={site.id}>
            <Button
              kind="link"
              onClick={() => {
                intend({ kind: 'choose', chosen: { kind: 'site', id: site.id } })
              }}
            >
              {site.name}
            </Button>
            <small>
              {phasesOn(site, day)
                .map(({ kind }) => PHASE_LABELS[kind])
                .join(' and ') || 'no phase yet'}
            </small>
          </li>
        ))}
      </ul>
    </StorySection>
  )
}
