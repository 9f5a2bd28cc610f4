/** Content negotiation: accepted encodings of a request, and entity tags for versions and encodings of a file. */
import type { BigIntStats } from 'node:fs'

export type Encoding = 'br' | 'gzip'

/** In order of preference at equal quality. */
export const ENCODINGS: readonly Encoding[] = ['br', 'gzip']

/** Encodings allowed by `Accept-Encoding`, by descending quality; empty: send the file as it is. */
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

/** State of a file at one moment. */
export interface FileVersion {
  /** Absolute path, links resolved. */
  readonly file: string
  readonly bytes: number
  /** Differs whenever the content may differ. */
  readonly version: string
  /** Last change, UTC milliseconds. */
  readonly changedAt: number
}

/** The inode's change time detects changes that keep size and modification time (`rsync --times`). */
export const fileVersion = (file: string, { size, mtimeNs, ctimeNs, ino }: BigIntStats): FileVersion => ({
  file,
  bytes: Number(size),
  version: [size, mtimeNs, ctimeNs, ino].map((part) => part.toString(36)).join('-'),
  changedAt: Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n),
})

/** Weak, since the version is derived from timestamps, not from the bytes. */
export const entityTag = ({ version }: FileVersion, encoding: Encoding | null): string =>
  `W/"${encoding === null ? version : `${version}-${encoding}`}"`

/** The tag in `If-None-Match` that matches this version in an accepted encoding; null: none. */
export function currentTag(
  header: string | undefined,
  version: FileVersion,
  accepted: readonly Encoding[],
): string | null {
  const tags = [null, ...accepted].map((encoding) => entityTag(version, encoding))
  if (header?.trim() === '*') return tags[0] ?? null
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  const clientTags = (header ?? '').split(',').map(opaque)
  return tags.find((tag) => clientTags.includes(opaque(tag))) ?? null
}
