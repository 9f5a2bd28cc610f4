/** What the configuration of a server needs to know of a public page. */
export interface PageHosting {
  /** The websites that may show the page in a frame, as a policy takes them. */
  readonly origins: readonly string[]
  /** Absolute path of the folder that is served; null: not known. */
  readonly folder: string | null
}

/** A folder as it stands in a configuration; without one an example to be replaced. */
export const folderOf = ({ folder }: PageHosting) => folder?.replaceAll('\\', '/') ?? '/srv/public-page'
/** Why the folder of an example must be replaced; empty where it is known. */
export const folderAdvice = ({ folder }: PageHosting): readonly string[] =>
  folder === null ? ['# Put the folder of the page (publish --out) in the place of /srv/public-page.'] : []

/** Lines with four spaces before each. */
export const indented = (lines: readonly string[]) => lines.map((line) => `    ${line}`)
/** A text of several lines, of which the last ends too. */
export const textOfLines = (lines: readonly string[]) => `${lines.join('\n')}\n`
