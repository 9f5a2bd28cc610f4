/** Icons of the controls on a 16 px grid, in the colour of the surrounding text. */
import type { ReactNode } from 'react'

/** Paths by name, stroked by default; solid parts set `fill` and `stroke`. */
const DRAWINGS = {
  play: <path d="M5 3.2v9.6l7.6-4.8z" {...solid()} />,
  pause: <path d="M4.5 3.5h2.4v9H4.5zM9.1 3.5h2.4v9H9.1z" {...solid()} />,
  'step-back': <path d="M3.2 3.2h2v9.6h-2zM12.8 3.2v9.6L5.6 8z" {...solid()} />,
  'step-forward': <path d="M10.8 3.2h2v9.6h-2zM3.2 3.2v9.6L10.4 8z" {...solid()} />,
  search: <path d="M11.2 6.9a4.3 4.3 0 1 1-8.6 0 4.3 4.3 0 0 1 8.6 0zM10.1 10.1l3.6 3.6" />,
  link: (
    <path d="M6.8 9.2a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-.9.9M9.2 6.8a2.8 2.8 0 0 0-4 0l-2 2a2.8 2.8 0 0 0 4 4l.9-.9" />
  ),
  table: <path d="M2.5 3.2h11v9.6h-11zM2.5 6.4h11M2.5 9.6h11M6.2 6.4v6.4" />,
  sun: (
    <path d="M10.9 8a2.9 2.9 0 1 1-5.8 0 2.9 2.9 0 0 1 5.8 0zM8 1.4v1.5M8 13.1v1.5M1.4 8h1.5M13.1 8h1.5M3.3 3.3l1.1 1.1M11.6 11.6l1.1 1.1M3.3 12.7l1.1-1.1M11.6 4.4l1.1-1.1" />
  ),
  moon: <path d="M13.2 9.6A5.7 5.7 0 0 1 6.4 2.8a5.7 5.7 0 1 0 6.8 6.8z" />,
  keyboard: <path d="M1.8 4h12.4v8H1.8zM4.4 6.6h.2M7 6.6h.2M9.6 6.6h.2M11.8 6.6h.2M4.4 9.4h7.4" />,
  tick: <path d="M3 8.4l3.2 3.2L13 4.8" />,
  close: <path d="M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8" />,
  chevron: <path d="M4.2 6.2L8 10l3.8-3.8" />,
  warning: (
    <>
      <path d="M8 2.2l6.4 11.3H1.6z" strokeLinejoin="round" />
      <path d="M8 6.4v3.4M8 11.2v.9" />
    </>
  ),
  folder: <path d="M2.2 12.8V3.4h4.2l1.4 1.8h6v7.6z" />,
  print: <path d="M4.5 6V2.4h7V6M4.5 11.4H2.4V6h11.2v5.4h-2.1M4.5 9.4h7v4.2h-7z" />,
  copy: <path d="M5.6 5.6h7.8v7.8H5.6zM3.4 10.4H2.6V2.6h7.8v.8" />,
  download: <path d="M8 2.4v7.4M4.8 6.8L8 10l3.2-3.2M2.6 11.4v2.2h10.8v-2.2" />,
  picture: <path d="M2.2 3.2h11.6v9.6H2.2zM2.6 11l3.2-3.4 2.4 2.4 2-2L13.4 11M10.6 5.8v.2" />,
  help: (
    <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.3M8 11v.4" />
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  draw: <path d="M3 13l.7-3.2L11 2.5 13.5 5l-7.3 7.3zM9.2 4.3l2.5 2.5" />,
  target: <path d="M12 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM8 1.6V4M8 12v2.4M1.6 8H4M12 8h2.4" />,
  menu: <path d="M2.4 4h11.2M2.4 8h11.2M2.4 12h11.2" />,
  layers: <path d="M8 2.2l6 3.4-6 3.4-6-3.4zM2 9.2l6 3.4 6-3.4" />,
  cover: <path d="M2.2 3.2h11.6v9.6H2.2zM2.6 12.4L13.4 3.6M7 12.4l6.4-5.2M2.6 8L8.4 3.6" />,
  walk: (
    <path d="M8.6 1.9a1.1 1.1 0 1 1-.1 0zM5 14.4l2-4.6.3-4.2L5 7.2v2M7.3 5.6l2 .2 1 2.1 1.9.7M7.2 9.4l2.5 1.8.6 3.2" />
  ),
  clock: <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.4V8l2.4 1.8" />,
} as const satisfies Readonly<Record<string, ReactNode>>

export type IconName = keyof typeof DRAWINGS

function solid() {
  return { fill: 'currentColor', stroke: 'none' } as const
}

interface IconProps {
  readonly name: IconName
  /** Side in pixels. */
  readonly size?: number
}

/** Decorative icon, hidden from assistive technology: the text or control beside it has the name. */
export function Icon({ name, size = 16 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="square"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWINGS[name]}
    </svg>
  )
}
