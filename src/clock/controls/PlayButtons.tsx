/** Play and pause, and one step back or forward. */
import { Button } from '../../ui/Button.tsx'
import type { Dock } from '../use-dock.ts'
import style from './controls.module.css'

interface PlayButtonsProps {
  readonly dock: Dock
}

export function PlayButtons({ dock }: PlayButtonsProps) {
  const { isPlaying, togglePlay, step } = dock
  return (
    <div className={style['play']}>
      <Button
        kind="icon"
        icon={isPlaying ? 'pause' : 'play'}
        className={style['playButton']}
        onClick={togglePlay}
      >
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <Button kind="icon" icon="step-back" className={style['stepButton']} onClick={() => step(-1)}>
        Step back
      </Button>
      <Button kind="icon" icon="step-forward" className={style['stepButton']} onClick={() => step(1)}>
        Step forward
      </Button>
    </div>
  )
}
