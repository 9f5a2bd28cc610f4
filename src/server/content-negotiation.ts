/** Which compressed form of a file a request accepts, and what tells the versions and forms of a file apart. */
import type { BigIntStats } from 'node:fs'

export type Encoding = 'br' | 'gzip'

/** In order of preference where a request values them alike. */
export const ENCODINGS: readonly Encoding[] = ['br', 'gzip']

/** What `Accept-Encoding` allows, the most wanted first; empty: the file goes as it is. */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  const qualities = new Map(
    (header ?? '').split(',').map((part): [string, number] => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      const quality = parameters.find((text) => text.startsWith('q='))?.slice('q='.length)
      return [name, quality === undefined ? 1 : Number(quality)]
    }),
  )
  const qualityOf = (encoding: Encoding) => qualities.get(encoding) ?? qualities.get('*') ?? 0
  return ENCODINGS.filter((encoding) => qualityOf(encoding) > 0).toSorted(
    (a, b) => qualityOf(b) - qualityOf(a),
  )
}

/** A file as it was at one moment. */
export interface FileVersion {
  /** Absolute path, links resolved. */
  readonly file: string
  readonly bytes: number
  /** Another text wherever the file may hold something else. */
  readonly version: string
  /** In UTC milliseconds. */
  readonly changedAt: number
}

/** The time of the inode's change tells apart what size and modification time do not (`rsync --times` keeps both). */
export const fileVersion = (file: string, { size, mtimeNs, ctimeNs, ino }: BigIntStats): FileVersion => ({
  file,
  bytes: Number(size),
  version: [size, mtimeNs, ctimeNs, ino].map((part) => part.toString(36)).join('-'),
  changedAt: Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n),
})

/** Weak, since a version is told by the file's times and not by its bytes. */
export const entityTag = ({ version }: FileVersion, encoding: Encoding | null): string =>
  `W/"${encoding === null ? version : `${version}-${encoding}`}"`

/** The tag among those of `If-None-Match` that is current, in a form that the request accepts; null: none. */
export function currentTag(
  header: string | undefined,
  version: FileVersion,
  accepted: readonly Encoding[],
): string | null {
  const tags = [null, ...accepted].map((encoding) => entityTag(version, encoding))
  if (header?.trim() === '*') return tags[0] ?? null
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  const held = (header ?? '').split(',').map(opaque)
  return tags.find((tag) => held.includes(opaque(tag))) ?? null
}
