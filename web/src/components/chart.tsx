import { useEffect, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import styles from './chart.module.css';

export interface ChartSeries {
  label: string;
  /** The name of a colour of tokens.css, such as `--meuse`. */
  colour: string;
  values: readonly number[];
}

export interface ChartProps {
  /** What it shows, in words; its table holds the numbers. */
  label: string;
  /** Instants, in milliseconds. Keep them and the series from one drawing to the next: what is new is drawn anew. */
  instants: readonly number[];
  series: readonly ChartSeries[];
  /** Writes an instant below the axis. */
  formatInstant: (instant: number) => string;
  formatCount: (count: number) => string;
  height?: number;
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function optionsOf(
  { series, formatInstant, formatCount, height = 240 }: ChartProps,
  width: number,
  bars: uPlot.Series.PathBuilder | undefined,
): uPlot.Options {
  const axis = {
    stroke: token('--ink-soft'),
    font: `12px ${token('--font-text')}`,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    ms: 1,
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.05)] } },
    axes: [
      { ...axis, grid: { show: false }, space: 90, values: (_, splits) => splits.map(formatInstant) },
      {
        ...axis,
        size: 48,
        values: (_, splits) => splits.map((count) => (Number.isInteger(count) ? formatCount(count) : '')),
      },
    ],
    series: [
      {},
      ...series.map(({ label, colour }) => ({
        label,
        stroke: token(colour),
        fill: token(colour),
        width: 0,
        points: { show: false },
        ...(bars ? { paths: bars } : {}),
      })),
    ],
  };
}

/** Bars over time. It comes when it is looked at, and only tells by sight: put its table next to it. */
export function Chart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { instants, series } = props;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let plot: uPlot | null = null;
    let gone = false;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const draw = async () => {
      const [{ default: Plot }] = await Promise.all([import('uplot'), import('uplot/dist/uPlot.min.css')]);
      if (gone) return;
      plot?.destroy();
      const bars = Plot.paths.bars?.({ size: [0.85, 40], align: 1 });
      const data: uPlot.AlignedData = [[...instants], ...series.map(({ values }) => [...values])];
      plot = new Plot(optionsOf(latest.current, element.clientWidth, bars), data, element);
    };
    const redraw = () => {
      draw().catch(() => setFailed(true));
    };
    const size = new ResizeObserver(() => {
      plot?.setSize({ width: element.clientWidth, height: latest.current.height ?? 240 });
    });
    redraw();
    size.observe(element);
    dark.addEventListener('change', redraw);
    return () => {
      gone = true;
      size.disconnect();
      dark.removeEventListener('change', redraw);
      plot?.destroy();
    };
  }, [instants, series]);
  if (failed) return null;
  return <div ref={box} class={styles.chart} role="img" aria-label={props.label} />;
}

export interface Bar {
  key: string;
  label: string;
  /** Parts of the bar, in the order in which they are drawn. */
  parts: readonly { colour: 'first' | 'second' | 'rest'; value: number }[];
  text: string;
}

/** A few bars with their names and numbers written out: readable by everybody as it is. */
export function BarList({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  return (
    <ul class={styles.bars} aria-label={label}>
      {bars.map(({ key, label: name, parts, text }) => {
        let from = 0;
        return (
          <li key={key} class={styles.bar}>
            <span class={styles.name}>{name}</span>
            <span class={styles.text}>{text}</span>
            <svg class={styles.drawn} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect class={styles.ground} width="100" height="4" />
              {parts.map(({ colour, value }) => {
                const x = from;
                from += (value / most) * 100;
                return <rect key={colour} class={styles[colour]} x={x} width={(value / most) * 100} height="4" />;
              })}
            </svg>
          </li>
        );
      })}
    </ul>
  );
}
