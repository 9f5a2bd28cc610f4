/** What must be said beside patrol time and reports: what they are compared with, and what they cannot prove. */
import type { DaySpan } from '../../domain/day.ts'
import { spanWords } from '../sentences.ts'

const NO_PROOF = 'Patrol goes where much is reported, so a fall beside it is no proof that patrol made it.'

const BRACKETS = 'In brackets the interval of each count.'

export const hotspotPeriodWords = (baseline: DaySpan | null) =>
  [BRACKETS, baseline && `Compared with ${spanWords(baseline)}.`, NO_PROOF].filter(Boolean).join(' ')
