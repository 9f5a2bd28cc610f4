/** Configuration of Internet Information Services for the public page. */
import { HASHED_FOLDERS } from '../publishing/served-names.ts'
import { A_YEAR_SECONDS, CHARSET, PUBLIC_TYPES, publicHeaders } from './header-rules.ts'
import { indented, type PageHosting, textOfLines } from './page-hosting.ts'

const A_DAY_SECONDS = 24 * 60 * 60

/** Needs no module beyond those of every installation; which types are compressed is set for the whole server. */
export const iisConfiguration = ({ origins }: PageHosting) =>
  textOfLines([
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!-- Save as web.config in the folder of the page; publishing leaves it there. -->',
    '<configuration>',
    ...indented([
      '<system.webServer>',
      ...indented([
        '<defaultDocument>',
        '    <files><clear /><add value="index.html" /></files>',
        '</defaultDocument>',
        '<urlCompression doStaticCompression="true" />',
        '<httpProtocol>',
        '    <customHeaders>',
        ...indented(
          indented(
            Object.entries(publicHeaders(origins)).flatMap(([name, value]) => [
              `<remove name="${name}" />`,
              `<add name="${name}" value="${escaped(value)}" />`,
            ]),
          ),
        ),
        '    </customHeaders>',
        '</httpProtocol>',
        '<staticContent>',
        '    <clientCache cacheControlMode="DisableCache" />',
        ...indented(
          Object.entries(PUBLIC_TYPES).flatMap(([ending, type]) => [
            `<remove fileExtension=".${ending}" />`,
            `<mimeMap fileExtension=".${ending}" mimeType="${type}; charset=${CHARSET}" />`,
          ]),
        ),
        '</staticContent>',
      ]),
      '</system.webServer>',
      '<!-- All names in these folders hold a hash of what the file contains. -->',
      ...HASHED_FOLDERS.flatMap((folder) => [
        `<location path="${folder}">`,
        '    <system.webServer>',
        '        <staticContent>',
        `            <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="${A_YEAR_SECONDS / A_DAY_SECONDS}.00:00:00" cacheControlCustom="public, immutable" />`,
        '        </staticContent>',
        '    </system.webServer>',
        '</location>',
      ]),
    ]),
    '</configuration>',
  ])

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
