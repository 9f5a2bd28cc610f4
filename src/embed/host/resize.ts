/** Runs in the page that frames ours: gives each frame of ours the height that it says it needs. */
import { fitFrames } from './frame-height.ts'

fitFrames(document)
