/** Entry point of the worker that hashes one large feed. */
import { expose } from 'comlink'
import { runningSha256 } from '../../feeds/streams/checksum.ts'

expose(runningSha256())
