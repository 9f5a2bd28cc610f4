/** Where the rows would lie: as the file stands, or with one of the mends that were found; none is taken unasked. */
import type { Choices, FixOffer, Recognition } from '../../../state/feeds/files.ts'
import { landingInWords } from './file-words.ts'
import styles from './FileDialog.module.css'

interface Props {
  readonly recognition: Recognition
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

export function PlaceChoice({ recognition, choices, onChoices }: Props) {
  const { crs, lands, placed, offers } = recognition
  if (placed === 0) return null
  if (offers.length === 0) return <p>{`${landingInWords(lands, placed)}.`}</p>
  const isTaken = (place: Pick<FixOffer, 'crs' | 'swap'>) =>
    choices.crs === place.crs && choices.swap === place.swap
  const asItStands = { crs, swap: false }
  return (
    <fieldset className={styles['places']}>
      <legend>Places</legend>
      <Place
        isTaken={isTaken(asItStands)}
        onTake={() => onChoices({ ...choices, ...asItStands })}
        says={`As the file stands: ${landingInWords(lands, placed)}.`}
      />
      {offers.map((offer) => (
        <Place
          key={offer.id}
          isTaken={isTaken(offer)}
          onTake={() => onChoices({ ...choices, crs: offer.crs, swap: offer.swap })}
          says={`${offer.says} ${landingInWords(offer.lands, offer.of, 'would lie')}.`}
        />
      ))}
    </fieldset>
  )
}

interface PlaceProps {
  readonly isTaken: boolean
  readonly onTake: () => void
  readonly says: string
}

const Place = ({ isTaken, onTake, says }: PlaceProps) => (
  <label>
    <input type="radio" name="places" checked={isTaken} onChange={onTake} />
    <span>{says}</span>
  </label>
)
