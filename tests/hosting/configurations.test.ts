/** Configurations that no server of this machine reads, read by the rules of their formats; and the option that prints them. */
import { writeFile } from 'node:fs/promises'
import { SaxesParser } from 'saxes'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publishWith } from '../../src/cli/commands/publish.ts'
import { configurationFor, SERVERS } from '../../src/hosting/configurations.ts'
import {
  HASHED_FOLDERS,
  PUBLIC_TYPES,
  publicHeaders,
  publicSite,
  STABLE_NAMES,
} from '../../src/hosting/public-site.ts'
import { keptFor, revalidatedFor } from '../../src/hosting/site.ts'
import { headersFor, pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { isHashed } from '../../src/cli/publishing/served-names.ts'
import {
  createFolder,
  folderNames,
  pathTo,
  publish,
  removeFolder,
  retract,
  run,
  text,
} from '../cli/publishing/publish-setup.ts'
import { releaseFiles } from './served-release.ts'

const ORIGINS = ['https://www.council.example']
const SITE = publicSite({ origins: ORIGINS, folder: null })
const [KEPT, REVALIDATED] = [keptFor(SITE.caching), revalidatedFor(SITE.caching)]
let names: readonly string[] = []
beforeAll(async () => {
  names = (await releaseFiles()).map(({ name }) => name)
})

describe('the files of a release', () => {
  it('have a hash exactly in the folders that may be kept, and no other name but those that stay', () => {
    expect(names.length).toBeGreaterThan(8)
    const inFolders = names.filter((name) => HASHED_FOLDERS.some((folder) => name.startsWith(`${folder}/`)))
    expect(inFolders).toEqual(names.filter(isHashed))
    expect(new Set(names.filter((name) => !isHashed(name)))).toEqual(new Set([...STABLE_NAMES, '_headers']))
  })
})

/** Headers of a path by a file `_headers`: those of every rule that matches, joined by commas where two give one. */
function headersBy(file: string, path: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  let isMatch = false
  for (const line of file.split('\n')) {
    if (line.startsWith('/'))
      isMatch = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line
    const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? []
    if (!isMatch || name === '') continue
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return headers
}

describe.each(['netlify', 'cloudflare'] as const)('the file _headers of %s', (server) => {
  const file = configurationFor(server, SITE)
  it('gives every file its policy, one value of caching and the type of what has none of its own', () => {
    for (const name of names) {
      const headers = headersBy(file, `/${name}`)
      for (const [header, value] of Object.entries(publicHeaders(ORIGINS)))
        expect([name, headers.get(header)]).toEqual([name, value])
      if (name !== '_headers')
        expect([name, headers.get('Cache-Control')]).toEqual([name, isHashed(name) ? KEPT : REVALIDATED])
    }
    expect(headersBy(file, '/').get('Cache-Control')).toBe(REVALIDATED)
    expect(headersBy(file, '/embed').get('Cache-Control')).toBe(REVALIDATED)
    expect(headersBy(file, '/figures.csv').get('Content-Type')).toBe('text/csv; charset=utf-8')
  })
  it('has a star at the end of a path only, rules with headers, and no line beyond', () => {
    const lines = file.trimEnd().split('\n')
    for (const line of lines) expect(line).toMatch(/^(?:\/[\w./-]*\*?|#.*| {2}[\w-]+: \S.*)$/)
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100)
  })
  it('is what every release holds', () =>
    expect(file).toBe(headersFor({ hosts: 'https://www.council.example/' })))
})

/** Start tags of an XML text with their attributes and the names around them; throws where it is not well formed. */
function elementsOf(xml: string) {
  const parser = new SaxesParser()
  const around: string[] = []
  const found: { readonly path: string; readonly attributes: Readonly<Record<string, string>> }[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const location = name === 'location' ? `location(${attributes['path']})` : name
    around.push(location)
    found.push({ path: around.join('/'), attributes: { ...attributes } })
  })
  parser.on('closetag', () => void around.pop())
  parser.write(xml).close()
  return found
}

describe('the web.config of IIS', () => {
  const elements = elementsOf(configurationFor('iis', SITE))
  const at = (ending: string) =>
    elements.filter(({ path }) => path.endsWith(ending)).map(({ attributes }) => attributes)
  it('sends the policy with everything', () =>
    expect(at('configuration/system.webServer/httpProtocol/customHeaders/add')).toEqual(
      Object.entries(publicHeaders(ORIGINS)).map(([name, value]) => ({ name, value })),
    ))
  it('asks anew for every name without a hash, and keeps the folders of names with one for a year', () => {
    expect(at('configuration/system.webServer/staticContent/clientCache')).toEqual([
      { cacheControlMode: 'DisableCache' },
    ])
    for (const folder of HASHED_FOLDERS)
      expect(at(`location(${folder})/system.webServer/staticContent/clientCache`)).toEqual([
        {
          cacheControlMode: 'UseMaxAge',
          cacheControlMaxAge: '365.00:00:00',
          cacheControlCustom: 'public, immutable',
        },
      ])
  })
  it('states every type once, after it takes away the one of the server', () => {
    const types = Object.entries(PUBLIC_TYPES)
    expect(at('staticContent/mimeMap')).toEqual(
      types.map(([ending, type]) => ({ fileExtension: `.${ending}`, mimeType: type })),
    )
    expect(at('staticContent/remove')).toHaveLength(types.length)
  })
})

describe('publish --headers', () => {
  beforeEach(createFolder)
  afterEach(removeFolder)
  const headers = (...args: readonly string[]) =>
    run(publishWith, ['--manifest', 'feeds/manifest.json', ...args])
  const withHosts = async (hosts: string) => {
    const manifest = JSON.parse(await text('feeds/manifest.json')) as { readonly labels?: object }
    const labels = { ...manifest.labels, hosts }
    await writeFile(pathTo('feeds', 'manifest.json'), JSON.stringify({ ...manifest, labels }))
  }
  it.each(SERVERS)('prints the configuration of %s and writes nothing', async (server) => {
    await withHosts('www.council.example/news https://force.example')
    const { code, out, err } = await headers('--headers', server, '--out', 'out')
    const origins = ['https://www.council.example', 'https://force.example']
    expect([code, out]).toEqual([0, configurationFor(server, publicSite({ origins, folder: pathTo('out') }))])
    expect(err).toMatch(/^www\.council\.example\/news is taken as https:\/\/www\.council\.example: /)
    expect(out).toContain("frame-ancestors 'self' https://www.council.example https://force.example")
    expect(await folderNames()).toEqual(['feeds'])
  })
  it('needs no folder, and then says which is to be put in', async () => {
    const { code, out } = await headers('--headers=nginx')
    expect([code, out]).toEqual([0, expect.stringContaining('in the place of /srv/public-page')])
  })
  it.each([
    [
      ['--headers', 'lighttpd'],
      2,
      /^--headers lighttpd: one of nginx, apache, iis, caddy, netlify, cloudflare/,
    ],
    [['--headers'], 2, /--headers needs a value/],
    [['--headers', 'nginx', '--manifest', 'none.json'], 1, /^The manifest none\.json could not be read/],
  ] as const)('answers %s in words', async (args, code, why) =>
    expect(await headers(...args)).toMatchObject({ code, err: expect.stringMatching(why) as string }),
  )
  it('refuses a website that cannot be used, as publishing does, before anything is written', async () => {
    await withHosts('https://www.council.example *')
    const sentence =
      "The manifest's label hosts lists websites that may show the page, and * cannot be used: it would let every website show the page. Name each website. Correct it in the manifest."
    expect(await headers('--headers', 'nginx')).toMatchObject({ code: 1, out: '', err: `${sentence}\n` })
    const { code, err } = await publish()
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)])
    expect(await folderNames()).toEqual(['feeds'])
  })
  it('is mended by publishing too, and stands in the release note and in _headers, also after a retraction', async () => {
    await withHosts('www.council.example')
    const writePage = pageWriterWith(() => Promise.resolve([]))
    const { code, out, err } = await publish([], { writePage })
    expect([code, err]).toEqual([
      0,
      'www.council.example is taken as https://www.council.example: https:// was missing.\n',
    ])
    expect(out).toContain(
      'Websites that may show it in a frame, beside its own\n  https://www.council.example\n',
    )
    expect(out).not.toContain('label hosts')
    const file = configurationFor('netlify', SITE)
    expect(await text('out/_headers')).toBe(file)
    expect((await retract(undefined, { writePage })).code).toBe(0)
    expect(await text('out/_headers')).toBe(file)
  })
})
