import { Presets, SingleBar } from 'cli-progress';

/** How often progress is told where there is no terminal, in milliseconds. */
const LINE_EVERY = 10_000;

/** A stretch of work of known size. */
export interface Stage {
  readonly add: (done: number) => void;
  readonly end: () => void;
}

/** Tells how far the work is. */
export type Progress = (name: string, total: number) => Stage;

export const silentProgress: Progress = () => ({ add: () => {}, end: () => {} });

/** A bar with rate and time left on a terminal, a line every ten seconds elsewhere. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? barOn(stream) : linesOn(stream);
}

function barOn(stream: NodeJS.WriteStream): Progress {
  return (name, total) => {
    const format = `${name.padEnd(10)} {bar} {percentage}% | {value}/{total} | {rate}/s | {eta_formatted} left`;
    const bar = new SingleBar({ stream, format, hideCursor: true }, Presets.shades_classic);
    const started = performance.now();
    let done = 0;
    const rate = (): { rate: string } => ({ rate: perSecond(done, started) });
    bar.start(total, 0, rate());
    return {
      add: (more) => {
        done += more;
        bar.update(done, rate());
      },
      end: () => bar.stop(),
    };
  };
}

function linesOn(stream: NodeJS.WritableStream): Progress {
  return (name, total) => {
    const started = performance.now();
    let done = 0;
    const tell = (): void => {
      const left = done === 0 ? '?' : Math.round(((performance.now() - started) / 1000) * (total / done - 1));
      stream.write(`${name}: ${done}/${total}, ${perSecond(done, started)}/s, ${left} s left\n`);
    };
    const timer = setInterval(tell, LINE_EVERY);
    return {
      add: (more) => {
        done += more;
      },
      end: () => {
        clearInterval(timer);
        stream.write(`${name}: ${done}/${total}, ${perSecond(done, started)}/s\n`);
      },
    };
  };
}

function perSecond(done: number, started: number): string {
  return (done / Math.max(0.001, (performance.now() - started) / 1000)).toFixed(0);
}
