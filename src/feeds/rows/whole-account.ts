/** One account of rows that went two ways: those set aside on conversion, and those that the feed made of them set aside. */
import type { FeedReport, Notice, SetAside } from '../../domain/feed.ts'

export interface RowAccount {
  readonly report: FeedReport
  /** The rows that the report says are set aside, one by one. */
  readonly listed: readonly SetAside[]
}

/** Rows in are those of the files; a notice that both give is the conversion's, which saw more rows. */
export function wholeAccount(converted: RowAccount, read: RowAccount): RowAccount {
  const [first, then] = [converted.report, read.report]
  const later = then.setAside.reduce((sum, { count }) => sum + count, 0)
  return {
    report: {
      ...then,
      rowsIn: first.rowsIn,
      shown: first.shown - later,
      setAside: joined(first.setAside, then.setAside),
      notices: [...first.notices, ...then.notices.filter((notice) => !isAmong(first.notices, notice))],
    },
    listed: joined(converted.listed, read.listed),
  }
}

const isAmong = (notices: readonly Notice[], { code }: Notice) => notices.some((one) => one.code === code)

function joined(first: readonly SetAside[], second: readonly SetAside[]): readonly SetAside[] {
  const both = first.map((one) => {
    const other = second.find(({ reason }) => reason === one.reason)
    return other ? { ...one, count: one.count + other.count } : one
  })
  return [...both, ...second.filter(({ reason }) => first.every((one) => one.reason !== reason))]
}
