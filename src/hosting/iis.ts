/** Configuration of Internet Information Services for a site. */
import { A_YEAR_SECONDS, indented, type ServedFolder, type Site, textOfLines } from './site.ts'

const A_DAY_SECONDS = 24 * 60 * 60

/** Needs no module beyond those of every installation; which types are compressed is set for the whole server. */
export function iisConfiguration(site: Site): string {
  const { headers, folder, feeds, caching } = site
  const cached = caching.scope === 'public' ? 'public, immutable' : 'private, immutable'
  return textOfLines([
    '<?xml version="1.0" encoding="utf-8"?>',
    `<!-- The web.config in the folder of ${site.title}. -->`,
    ...element('configuration', [
      ...element('system.webServer', [
        ...element('defaultDocument', ['<files><clear /><add value="index.html" /></files>']),
        '<urlCompression doStaticCompression="true" />',
        ...element(
          'httpProtocol',
          element(
            'customHeaders',
            Object.entries(headers).flatMap(([name, value]) => [
              `<remove name="${name}" />`,
              `<add name="${name}" value="${escaped(value)}" />`,
            ]),
          ),
        ),
        ...element('staticContent', [clientCache(caching.scope), ...typeLines(folder)]),
      ]),
      '<!-- All names in these folders hold a hash of what the file contains. -->',
      ...caching.hashedFolders.flatMap((name) =>
        location(name, [
          `<clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="${A_YEAR_SECONDS / A_DAY_SECONDS}.00:00:00" cacheControlCustom="${cached}" />`,
        ]),
      ),
      ...(feeds === null
        ? []
        : [
            '<!-- feeds is a virtual directory for the folder of manifest.json and its feeds. -->',
            ...location('feeds', typeLines(feeds, folder)),
          ]),
    ]),
  ])
}

const clientCache = (scope: Site['caching']['scope']) =>
  scope === 'private'
    ? '<clientCache cacheControlMode="DisableCache" cacheControlCustom="private" />'
    : '<clientCache cacheControlMode="DisableCache" />'

/** @param but types of the folder around, which hold here too */
const typeLines = (folder: ServedFolder, but: ServedFolder | null = null) =>
  Object.entries(folder.types)
    .filter(([ending, type]) => but?.types[ending] !== type)
    .flatMap(([ending, type]) => [
      `<remove fileExtension=".${ending}" />`,
      `<mimeMap fileExtension=".${ending}" mimeType="${type}" />`,
    ])

const location = (path: string, lines: readonly string[]) => [
  `<location path="${path}">`,
  ...indented(element('system.webServer', element('staticContent', lines))),
  '</location>',
]
const element = (name: string, lines: readonly string[]) => [`<${name}>`, ...indented(lines), `</${name}>`]

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
