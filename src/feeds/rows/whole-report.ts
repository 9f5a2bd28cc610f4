/** One account of rows that went two ways: those set aside on conversion, and those that the feed made of them set aside. */
import type { FeedReport, Notice, SetAside } from '../../domain/feed.ts'

/** Rows in are those of the files; a notice that both give is the conversion's, which saw more rows. */
export function wholeReport(converted: FeedReport, read: FeedReport): FeedReport {
  const later = read.setAside.reduce((sum, { count }) => sum + count, 0)
  return {
    ...read,
    rowsIn: converted.rowsIn,
    shown: converted.shown - later,
    setAside: joined(converted.setAside, read.setAside),
    notices: [...converted.notices, ...read.notices.filter((notice) => !isAmong(converted.notices, notice))],
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
