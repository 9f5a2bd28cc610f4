/** Keeps what a command has read: its own output is never written over it. */
import { relative } from 'node:path'
import type { CommandContext } from './command.ts'

/** An output names a file that the command has read. */
class InputKeptError extends Error {}

/** The context, whose writes are rejected where they would replace a file that was read through it, by any name or link. */
export function withInputsKept(context: CommandContext): CommandContext {
  const { cwd, isSameFile, largeFiles } = context
  const read = new Set<string>()
  const checkOutput = async (path: string) => {
    for (const input of read)
      if (input === path || (await isSameFile?.(input, path)))
        throw new InputKeptError(
          `${relative(cwd, path)} would be written over ${relative(cwd, input)}, which was read. Name another file.`,
        )
  }
  const writing =
    <Content>(write: (path: string, content: Content) => Promise<void>) =>
    async (path: string, content: Content) => {
      await checkOutput(path)
      await write(path, content)
    }
  return {
    ...context,
    readFile: async (path) => {
      const bytes = await context.readFile(path)
      read.add(path)
      return bytes
    },
    streamFile: async (path) => {
      const file = await context.streamFile(path)
      read.add(path)
      return file
    },
    writeFile: writing(context.writeFile),
    writeBytes: writing(context.writeBytes),
    ...(largeFiles && {
      largeFiles: {
        open: async (path, options) => {
          const file = await largeFiles.open(path, options)
          if (file) read.add(path)
          return file
        },
        store: async (path, handling) => {
          await checkOutput(path)
          return largeFiles.store(path, handling)
        },
      },
    }),
  }
}

/** Sentence on an output that is an input, a folder or in a folder that may not be written to; null for any other error. @param path as it was given, if known */
export function wrongOutput(error: unknown, path?: string): string | null {
  if (error instanceof InputKeptError) return error.message
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return null
  const named = path ?? String(error.path).replace(TEMPORARY, '')
  if (error.code === 'EISDIR') return `${named} could not be written: it is a folder. Name a file.`
  const isWriting = TEMPORARY.test(String(error.path)) || ('syscall' in error && error.syscall === 'mkdir')
  return isWriting && FORBIDDEN.has(String(error.code)) ? mayNotBeWritten(named) : null
}

/** Ending of the name under which a file is written before it is complete. */
const TEMPORARY = /\.\d+\.part$/
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'])
const mayNotBeWritten = (path: string) =>
  `${path} could not be written. Check that its folder may be written to.`

/** Sentence on a file that could not be written. @param path as it was given */
export const unwritten = (path: string, error: unknown): string =>
  wrongOutput(error, path) ?? mayNotBeWritten(path)
