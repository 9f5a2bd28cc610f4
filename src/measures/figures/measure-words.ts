/** How crimes, crimes without what patrol itself finds, and ASB are named and defined, in all and in part. */
import type { Figure, Part } from '../figure.ts'
import type { Measure } from './tally.ts'

type Words = Pick<Figure, 'label' | 'definition' | 'unit'>

const WORDS: Readonly<Record<Measure['id'], Words>> = {
  crimes: {
    label: 'Crimes',
    definition:
      'Incidents of these days in every category but anti-social behaviour, with those that police work itself finds.',
    unit: 'crimes',
  },
  'crimes-reported': {
    label: 'Crimes, without what patrol itself finds',
    definition:
      'Crimes of these days without those that rise where police work more: drugs, possession of weapons and what a feed marks as found by police.',
    unit: 'crimes',
  },
  asb: {
    label: 'ASB',
    definition: 'Incidents of anti-social behaviour of these days, counted apart from crimes.',
    unit: 'incidents',
  },
}

/** Id and words of a measure for the whole borough, or for one part by its name. */
export function named(measure: Measure, part: Part = {}, name: string | null = null) {
  const words = WORDS[measure.id]
  return {
    id: measure.id,
    ...words,
    label: name === null ? words.label : `${words.label}, ${name}`,
    ...part,
  }
}
