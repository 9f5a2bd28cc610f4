/** The releases as an Atom feed (RFC 4287), for whoever wants to hear of new figures. */
import { isNotice, type Published } from '../../summary/public-summary.ts'
import { quarterWords } from '../../summary/quarter.ts'
import { dayWords, labelText } from '../reading/words.ts'

export const FEED_NAME = 'releases.atom'

interface FeedEntry {
  readonly on: string
  readonly title: string
  readonly summary: string
}

/** @param idOf a permanent IRI for a text, always the same */
export function releasesFeed(published: Published, idOf: (text: string) => string): string {
  const { labels } = published
  const partnership = labelText(labels, 'partnership')
  const entries = entriesOf(published)
  const updated = entries[0]?.on ?? published.releasedOn
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `  <title>${escaped(labelText(labels, 'title'))}</title>`,
    `  <id>${escaped(idOf(partnership))}</id>`,
    `  <updated>${updated}T00:00:00Z</updated>`,
    `  <author><name>${escaped(partnership)}</name></author>`,
    '  <link rel="alternate" type="text/html" href="index.html"/>',
    `  <link rel="self" type="application/atom+xml" href="${FEED_NAME}"/>`,
    ...entries.flatMap(({ on, title, summary }) => [
      '  <entry>',
      `    <title>${escaped(title)}</title>`,
      `    <id>${escaped(idOf(`${partnership} ${title}`))}</id>`,
      `    <updated>${on}T00:00:00Z</updated>`,
      '    <link rel="alternate" type="text/html" href="index.html"/>',
      `    <summary>${escaped(summary)}</summary>`,
      '  </entry>',
    ]),
    '</feed>',
    '',
  ].join('\n')
}

/** The newest first. */
function entriesOf(published: Published): readonly FeedEntry[] {
  const { releasedOn, labels, demonstration } = published
  const mark = demonstration === undefined ? '' : ` Demonstration: ${demonstration.toLowerCase()}.`
  const place = labelText(labels, 'place')
  if (isNotice(published)) {
    const title = `The figures of ${dayWords(releasedOn)} were taken back`
    return [{ on: published.retractedOn, title, summary: `Please do not use them any more.${mark}` }]
  }
  const { quarters, earlier = [] } = published
  const newest = quarters.at(-1)
  const reach = newest === undefined ? '' : ` They reach to ${quarterWords(newest)}.`
  const latest = {
    on: releasedOn,
    title: titleOf(releasedOn),
    summary: `New figures for ${place}.${reach}${mark}`,
  }
  const before = earlier.map((on) => ({
    on,
    title: titleOf(on),
    summary: `Newer figures have taken their place.${mark}`,
  }))
  return [latest, ...before.toReversed()]
}

const titleOf = (on: string) => `Figures of ${dayWords(on)}`

/** For XML text; characters that XML 1.0 does not allow are left out. */
const escaped = (text: string) =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
