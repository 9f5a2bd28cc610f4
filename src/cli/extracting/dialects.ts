/** What differs between the SQL of engines: names, texts, dates and what is worked out of a time. */

export const DIALECTS = ['ansi', 'duckdb', 'clickhouse', 'postgres', 'databricks', 'snowflake'] as const
/** `ansi`: SQL:2016, for engines that are not listed. */
export type DialectName = (typeof DIALECTS)[number]
export const isDialect = (word: string): word is DialectName => DIALECTS.some((each) => each === word)

/** Expressions take and give SQL. */
export interface Dialect {
  /** A quoted name of one part. */
  readonly name: (name: string) => string
  readonly text: (text: string) => string
  /** Literals of an ISO day: a date, and the beginning of that day as a time. */
  readonly day: (iso: string) => string
  readonly startOfDay: (iso: string) => string
  /** ISO day of a date or time. */
  readonly isoDay: (column: string) => string
  /** Minutes since midnight of a time. */
  readonly minuteOf: (column: string) => string
  /** The first characters of a text. */
  readonly start: (text: string, length: number) => string
  /** Number of the rows of the whole answer, in each of its rows. */
  readonly rowsInAll: (from: string) => string
}

const quotedBy = (mark: string) => (name: string) => `${mark}${name}${mark}`
/** A quotation mark is written twice. */
const standardText = (text: string) => `'${text.replaceAll("'", "''")}'`
/** For engines that read a backslash in a text as an escape. */
const escapedText = (text: string) => standardText(text.replaceAll('\\', '\\\\'))

const ANSI: Dialect = {
  name: quotedBy('"'),
  text: standardText,
  day: (iso) => `DATE '${iso}'`,
  startOfDay: (iso) => `TIMESTAMP '${iso} 00:00:00'`,
  isoDay: (column) => `CAST(CAST(${column} AS DATE) AS VARCHAR(10))`,
  minuteOf: (column) => `EXTRACT(HOUR FROM ${column}) * 60 + EXTRACT(MINUTE FROM ${column})`,
  start: (text, length) => `SUBSTRING(${text} FROM 1 FOR ${length})`,
  rowsInAll: () => 'COUNT(*) OVER ()',
}
const isoDayBy = (format: string) => (column: string) => `TO_CHAR(CAST(${column} AS DATE), '${format}')`
const startByComma: Dialect['start'] = (text, length) => `SUBSTRING(${text}, 1, ${length})`

export const DIALECT: Readonly<Record<DialectName, Dialect>> = {
  ansi: ANSI,
  duckdb: ANSI,
  // Of these two the text of a date follows a setting of the session.
  postgres: { ...ANSI, isoDay: isoDayBy('YYYY-MM-DD') },
  snowflake: { ...ANSI, isoDay: isoDayBy('YYYY-MM-DD'), start: startByComma },
  databricks: {
    ...ANSI,
    name: quotedBy('`'),
    text: escapedText,
    isoDay: (column) => `CAST(CAST(${column} AS DATE) AS STRING)`,
    start: startByComma,
  },
  // Functions that servers of 2018 know; those have neither window functions nor literals of dates.
  clickhouse: {
    name: quotedBy('`'),
    text: escapedText,
    day: (iso) => `toDate('${iso}')`,
    startOfDay: (iso) => `toDateTime('${iso} 00:00:00')`,
    isoDay: (column) => `toString(toDate(${column}))`,
    minuteOf: (column) => `toHour(${column}) * 60 + toMinute(${column})`,
    start: (text, length) => `substring(${text}, 1, ${length})`,
    rowsInAll: (from) => `(SELECT COUNT(*) ${from})`,
  },
}
