/** Failure for a workbook of which another sheet may be meant as well. */
import { failed, type Failed } from '../../domain/feed.ts'
import type { Recognition } from './recognised.ts'

/** Null where there is no doubt. `toDo`: how the sheet is named. */
export const unsureSheet = ({ sheets }: Pick<Recognition, 'sheets'>, toDo: string): Failed | null =>
  sheets === null || sheets.isSure
    ? null
    : failed(
        `The workbook has several sheets with tables: ${sheets.names.map((name) => `“${name}”`).join(', ')}.`,
        toDo,
      )
