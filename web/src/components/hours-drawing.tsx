import { ticks } from 'd3-array';
import type { TargetedPointerEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { withFirst } from '../i18n/formats.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import type { FormatHour } from './hours.tsx';
import styles from './hours-drawing.module.css';
import { DAY, everyHour, HOUR, type HourOfVotes, labelled, midnights } from './hours-scale.ts';

/** Sizes in rem, so that a larger text makes a larger drawing. */
const HEIGHT = 15;
const FOOT = 1.75;
const HEAD = 0.75;
/** Of one letter and of one figure of a label, and between a label and what stands beside it. */
const LETTER = 0.47;
const FIGURE = 0.53;
const GAP = 0.5;
const MOST_LINES = 4;
/** Pixels from one day to the next below which their lines would be a pattern of its own. */
const NARROWEST_DAY = 6;
/** Pixels of an hour below which its votes would be a hair: they are drawn with a line around them. */
const NARROWEST_HOUR = 1.5;

/** The width of an element and the size of a letter of the page, in pixels; null before they are known. */
function useSize() {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly rem: number } | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSize({ width: element.clientWidth, rem });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, size };
}

/** Labels of the axis. The hours are those of the campaign's clocks, read as UTC. */
function useLabels() {
  const { language } = useI18n();
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
    return {
      day: (instant: number) => withFirst(language, day.format(instant)),
      time: (instant: number) => time.format(instant),
    };
  }, [language]);
}

/** Where everything lies, in pixels. */
function useLayout(hours: readonly HourOfVotes[], { width, rem }: { width: number; rem: number }) {
  const { number } = useFormats();
  const labels = useLabels();
  return useMemo(() => {
    const { first, votes } = everyHour(hours);
    // Whole days, however early the first vote came and the last one.
    const from = first - (first % DAY);
    const until = Math.ceil((first + votes.length * HOUR) / DAY) * DAY;
    const most = Math.max(1, ...votes);
    const lines = ticks(0, most, MOST_LINES).filter(Number.isInteger);
    const left = (Math.max(...lines.map((line) => number(line).length)) * FIGURE + GAP) * rem;
    const right = width - GAP * rem;
    const [top, bottom] = [HEAD * rem, (HEIGHT - FOOT) * rem];
    const hour = ((right - left) / (until - from)) * HOUR;
    const x = (instant: number) => left + ((instant - from) / HOUR) * hour;
    const y = (count: number) => bottom - (count / most) * (bottom - top);
    const room = (label: string) => (((label.length * LETTER + GAP) * rem) / hour) * HOUR;
    const named = labelled(from, until, room(labels.time(from)), Math.max(...[from, until].map(labels.day).map(room)));
    const steps = votes.map((count, index) => `V${y(count).toFixed(1)}H${x(first + (index + 1) * HOUR).toFixed(1)}`);
    const drawn = `M${x(first)} ${bottom}${steps.join('')}V${bottom}Z`;
    const days = hour * 24 < NARROWEST_DAY ? [] : midnights(from, until);
    return { first, votes, lines, left, right, top, bottom, hour, x, y, named, drawn, days };
  }, [hours, width, rem, number, labels]);
}

interface DrawingProps {
  hours: readonly HourOfVotes[];
  /** The hour that is read, counted from the first; marked in the drawing. */
  marked: number;
  size: { width: number; rem: number };
  /** Which hour somebody points at; null where they have gone. */
  onPoint: (hour: number | null) => void;
}

function Drawing({ hours, marked, size, onPoint }: DrawingProps) {
  const { number } = useFormats();
  const labels = useLabels();
  const { first, votes, lines, left, right, top, bottom, hour, x, y, named, drawn, days } = useLayout(hours, size);
  const { width, rem } = size;
  const height = HEIGHT * rem;
  const point = ({ clientX, currentTarget }: TargetedPointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const at = (((clientX - box.left) / box.width) * width - x(first)) / hour;
    onPoint(Math.min(votes.length - 1, Math.max(0, Math.floor(at))));
  };
  const wide = Math.max(2, hour);
  const middle = x(first + (marked + 0.5) * HOUR);
  const peak = y(votes[marked] ?? 0);
  return (
    <svg
      class={styles.drawn}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      onPointerDown={point}
      onPointerMove={point}
      onPointerCancel={() => onPoint(null)}
      // A finger leaves when it is lifted: what it has found stays to be read.
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && onPoint(null)}
    >
      {days.map((day) => (
        <line key={day} class={styles.day} x1={x(day)} x2={x(day)} y1={top} y2={bottom} />
      ))}
      {lines.map((line) => (
        <g key={line}>
          <line class={styles.line} x1={left} x2={right} y1={y(line)} y2={y(line)} />
          <text class={styles.count} x={left - GAP * rem} y={y(line)} dy="0.32em">
            {number(line)}
          </text>
        </g>
      ))}
      <path class={styles.votes} d={drawn} stroke-width={hour < NARROWEST_HOUR ? 1 : 0} />
      <rect class={styles.marked} x={middle - 0.5} y={top} width="1" height={bottom - top} opacity="0.6" />
      <rect class={styles.marked} x={middle - wide / 2} y={peak} width={wide} height={bottom - peak} />
      <circle class={styles.marked} cx={middle} cy={peak} r={0.25 * rem} />
      <line class={styles.ground} x1={left} x2={right} y1={bottom} y2={bottom} />
      {named.map((instant) => (
        <g key={instant}>
          <line class={styles.ground} x1={x(instant)} x2={x(instant)} y1={bottom} y2={height - GAP * rem} />
          <text class={styles.when} x={x(instant) + (GAP / 2) * rem} y={height - GAP * rem}>
            {instant % DAY === 0 ? labels.day(instant) : labels.time(instant)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/**
 * Votes by the hour, drawn. Whoever points at it, or moves through it by the arrow keys, is told the votes of one hour;
 * at first that is the busiest. It has no word of its hours for a reader but one: put its table next to it.
 */
export default function HoursDrawing({ hours, formatHour }: { hours: readonly HourOfVotes[]; formatHour: FormatHour }) {
  const { t } = useI18n();
  const { box, size } = useSize();
  const { first, votes } = useMemo(() => everyHour(hours), [hours]);
  const busiest = useMemo(() => votes.indexOf(Math.max(...votes)), [votes]);
  const [read, setRead] = useState<number | null>(null);
  const marked = read ?? busiest;
  const when = formatHour(first + marked * HOUR);
  const count = t('common.votes', { count: votes[marked] ?? 0 });
  return (
    <figure class={styles.figure}>
      <figcaption class={styles.reading}>
        <span>{when}</span>
        <span>
          <strong>{count}</strong>
          {marked === busiest && ` · ${t('results.hours.busiest')}`}
        </span>
      </figcaption>
      <div ref={box} class={styles.box}>
        <input
          class={styles.range}
          type="range"
          min={0}
          max={votes.length - 1}
          value={marked}
          aria-label={t('results.hours')}
          aria-valuetext={`${when} · ${count}`}
          onInput={({ currentTarget }) => setRead(currentTarget.valueAsNumber)}
          onBlur={() => setRead(null)}
        />
        {size && <Drawing hours={hours} marked={marked} size={size} onPoint={setRead} />}
      </div>
    </figure>
  );
}
