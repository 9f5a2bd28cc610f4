/** Simulation of colour vision deficiencies and of greyscale. */
import { labOf, lightOf, type Lab, type Light } from './difference.ts'

/** Normal vision, the three dichromacies (no L, M or S cones), and greyscale, also for print. */
export const VISIONS = ['normal', 'protanopia', 'deuteranopia', 'tritanopia', 'grey'] as const
export type ColourVision = (typeof VISIONS)[number]

type MatrixRow = readonly [red: number, green: number, blue: number]
type Matrix = readonly [MatrixRow, MatrixRow, MatrixRow]

/**
 * The three dichromacies: Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113, the matrices of
 * severity 1, on linear sRGB. Grey keeps the luminance (ITU-R BT.709).
 */
const MATRICES: Readonly<Record<ColourVision, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
}

/** CIELAB of a hex colour as seen with a kind of vision, clipped to the sRGB gamut. */
export function labSeenWith(hex: string, vision: ColourVision): Lab {
  const light = lightOf(hex)
  const through = (row: MatrixRow) =>
    Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]))
  const [red, green, blue] = MATRICES[vision]
  const left: Light = [through(red), through(green), through(blue)]
  return labOf(left)
}
