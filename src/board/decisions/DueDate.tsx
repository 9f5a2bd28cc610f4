/** A day that was fixed beforehand, such as a due day, which may lie after the day that the board looks back from. */
import { isoDay, type Day } from '../../domain/day.ts'
import { dayWords } from '../../measures/sentences.ts'

export const DueDate = ({ day }: { readonly day: Day }) => (
  <time dateTime={isoDay(day)} data-due>
    {dayWords(day)}
  </time>
)
