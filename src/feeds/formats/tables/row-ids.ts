/** Gives every row of a feed an id of its own: the one it told, or one made of file and line. */

export interface IdGenerator {
  /** `told` is empty where the row has no id. */
  readonly made: (file: string, line: number) => string
  /** The id as it came, or with the first free suffix from 2 on. */
  readonly apart: (told: string) => string
}

export function idGenerator(): IdGenerator {
  /** The last suffix tried of each id. */
  const taken = new Map<string, number>()
  const apart = (told: string) => {
    let suffix = taken.get(told) ?? 1
    let id = suffix === 1 ? told : `${told}-${suffix}`
    while (taken.has(id)) id = `${told}-${++suffix}`
    taken.set(told, suffix)
    if (!taken.has(id)) taken.set(id, 1)
    return id
  }
  return { apart, made: (file, line) => apart(`${fileStem(file)}-line-${line}`) }
}

/** The file's name without its folders and endings. */
export const fileStem = (file: string) =>
  file
    .replace(/^.*[/\\]/, '')
    .replace(/(?:\.gz)?$/i, '')
    .replace(/\.[^.]*$/, '')
