/** How we know: what stands behind "more than chance would give", with the figures of a place where one is shown. */
import type { RankedPlace } from '../../domain/places/ranked-place.ts'
import { chanceWords, NULL_HYPOTHESIS_NOTE } from '../../measures/hotspots/place-words.ts'
import { StorySection } from '../details/Story.tsx'
import styles from './places.module.css'

export function HowWeKnow({ place = null }: { readonly place?: RankedPlace | null }) {
  return (
    <StorySection title="How we know">
      {place && (
        <p>
          {`Of its square that stands out most: Gi* ${place.z.toFixed(2)}, p ${chanceWords(place.p)}, q ${chanceWords(place.q)}.`}
        </p>
      )}
      <details className={styles['more']} open={place !== null}>
        <summary>What this is set against</summary>
        <p>{NULL_HYPOTHESIS_NOTE}</p>
      </details>
    </StorySection>
  )
}
