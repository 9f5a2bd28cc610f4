/** Script for the embedding page: fits each frame of the public page to the height that it reports. */
import { fitFrames } from './frame-height.ts'

fitFrames(document)
