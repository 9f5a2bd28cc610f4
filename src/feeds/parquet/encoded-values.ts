/** Walks through encoded values of Parquet, so that no run, block or length in them leads further than the values go. */
import { need, type PageReader, varint, zigzag } from './page-bytes.ts'

interface Runs {
  /** Bits of each value. */
  readonly width: number
  /** Number of values that the runs hold. */
  readonly values: number
  /** Position of their end. */
  readonly end: number
}

/** One run of repeated or bit-packed values. */
interface Run {
  readonly isRepeated: boolean
  readonly width: number
  /** Values of it with those that fill its last group. */
  readonly length: number
  /** Values of it that are not padding. */
  readonly used: number
  /** Number of values before it. */
  readonly from: number
}

/**
 * Walks through runs of repeated or bit-packed values (the hybrid encoding); `take` reads each. Throws where a run repeats
 * beyond the values.
 */
function walkRuns(reader: PageReader, { width, values, end }: Runs, take: (run: Run) => void) {
  need(width <= 32 && end <= reader.view.byteLength)
  let from = 0
  while (from < values) {
    const header = varint(reader)
    const isRepeated = header % 2 === 0
    const length = isRepeated ? header / 2 : ((header - 1) / 2) * 8
    need(from + length <= values + (isRepeated ? 0 : GROUPS))
    take({ isRepeated, width, length, used: Math.min(length, values - from), from })
    from += length
  }
  need(reader.at <= end)
}

/**
 * Counts one value in runs. Throws as `walkRuns` does.
 * @param wanted the value to count
 * @returns how many of the values are the wanted one
 */
export function countInRuns(reader: PageReader, runs: Runs, wanted: number): number {
  let count = 0
  walkRuns(reader, runs, (run) => {
    count += run.isRepeated
      ? run.used * Number(repeatedValue(reader, run.width) === wanted)
      : countPacked(reader, run, wanted)
  })
  return count
}
/** Writers fill the last group of eight, and some the block of it. */
const GROUPS = 4096

function repeatedValue(reader: PageReader, width: number): number {
  let value = 0
  for (let byte = 0; byte < Math.ceil(width / 8); byte += 1) {
    value += reader.view.getUint8(reader.at) * 2 ** (8 * byte)
    reader.at += 1
  }
  return value
}

type PackedRun = Pick<Run, 'width' | 'length' | 'used'>

/** Levels have one bit in most files; only those are counted value by value. */
function countPacked(reader: PageReader, { width, length, used }: PackedRun, wanted: number): number {
  const start = reader.at
  reader.at += Math.ceil((length * width) / 8)
  const needed = start + Math.ceil((used * width) / 8)
  need(needed <= reader.view.byteLength)
  if (wanted < 0) return 0
  let count = 0
  for (let index = 0; index < used; index += 1)
    if (bitsAt(reader.view, start * 8 + index * width, width) === wanted) count += 1
  return count
}

function bitsAt(view: DataView, from: number, width: number): number {
  let value = 0
  for (let bit = 0; bit < width; bit += 1) {
    const at = from + bit
    value += ((view.getUint8(at >> 3) >> (at & 7)) & 1) * 2 ** bit
  }
  return value
}

/** The values of runs, of at most 31 bits. Throws as `walkRuns` does. */
export function valuesInRuns(reader: PageReader, runs: Runs): Int32Array {
  need(runs.width < 32)
  const read = new Int32Array(runs.values)
  walkRuns(reader, runs, (run) => {
    const { from, used } = run
    if (run.isRepeated) read.fill(repeatedValue(reader, run.width), from, from + used)
    else unpackRun(reader, run, read.subarray(from, from + used))
  })
  return read
}

/** Widest values that fit a word with the bits before them in their first byte. */
const MOST_IN_WORD = 25

function unpackRun(reader: PageReader, { width, length, used }: PackedRun, into: Int32Array): void {
  const { view } = reader
  let at = reader.at
  reader.at += Math.ceil((length * width) / 8)
  need(at + Math.ceil((used * width) / 8) <= view.byteLength)
  if (width > MOST_IN_WORD) {
    for (let index = 0; index < used; index += 1) into[index] = bitsAt(view, at * 8 + index * width, width)
    return
  }
  const mask = 2 ** width - 1
  const lastWord = view.byteLength - WORD
  let bit = 0
  let index = 0
  // A word holds the value and the bits before it in its first byte.
  for (; index < used && at <= lastWord; index += 1) {
    into[index] = (view.getUint32(at, true) >>> bit) & mask
    bit += width
    at += bit >> 3
    bit &= 7
  }
  for (; index < used; index += 1) {
    into[index] = bitsAt(view, at * 8 + bit, width)
    bit += width
  }
}
/** Bytes of a word. */
const WORD = 4

/** Differences from value to value, in blocks. Throws for blocks that do not go on. Returns the values as 32-bit integers. */
export function deltaValues(reader: PageReader, values: number): Int32Array {
  if (values === 0) return new Int32Array()
  const [block, parts, stated] = [varint(reader), varint(reader), varint(reader)]
  need(block > 0 && block <= LARGEST_BLOCK && parts > 0 && block % (parts * 8) === 0 && stated === values)
  const read = new Int32Array(values)
  let value = zigzag(reader)
  read[0] = value
  for (let at = 1; at < values;) {
    const least = zigzag(reader)
    const widths = Array.from({ length: parts }, (_, part) => reader.view.getUint8(reader.at + part))
    reader.at += parts
    for (const width of widths) {
      if (at >= values) break
      need(width <= 64)
      const size = block / parts
      for (let index = 0; index < size && at < values; index += 1, at += 1) {
        value = ((value + least + bitsAt(reader.view, reader.at * 8 + index * width, width)) % 2 ** 32) | 0
        read[at] = value
      }
      reader.at += (size * width) / 8
    }
  }
  return read
}
const LARGEST_BLOCK = 1_000_000

/** Lengths of texts, and with prefixes those of the beginnings that they share with the text before. */
export function needLengths(reader: PageReader, values: number, hasPrefixes: boolean): void {
  const prefixes = hasPrefixes ? deltaValues(reader, values) : null
  const lengths = deltaValues(reader, values)
  let total = 0
  let before = 0
  for (const [index, length] of lengths.entries()) {
    const prefix = prefixes?.[index] ?? 0
    need(length >= 0 && prefix >= 0 && prefix <= before)
    before = prefix + length
    total += length
  }
  need(reader.at + total <= reader.view.byteLength)
}
