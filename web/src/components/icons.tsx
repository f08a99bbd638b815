import type { ComponentChildren } from 'preact';

/** Icons are drawn on 20 × 20 with a line of 1.75 in the colour of the text. They say nothing by themselves: text does. */
function Icon({ children, size = 20, filled = false }: IconProps & { children: ComponentChildren; filled?: boolean }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export interface IconProps {
  /** In pixels; 20 where it is left out. */
  size?: number;
}

const drawn = (path: string) =>
  function Drawn(props: IconProps) {
    return (
      <Icon {...props}>
        <path d={path} />
      </Icon>
    );
  };

export const SearchIcon = drawn('M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.3-1.7L17 17');
export const CheckIcon = drawn('m4 10.5 4 4 8-9');
export const CrossIcon = drawn('M5 5l10 10M15 5 5 15');
export const PlusIcon = drawn('M10 4v12M4 10h12');
export const MinusIcon = drawn('M4 10h12');
export const ArrowIcon = drawn('M4 10h12m-5-5 5 5-5 5');
export const BackIcon = drawn('M16 10H4m5-5-5 5 5 5');
export const DownIcon = drawn('m5 7.5 5 5 5-5');
export const ThumbUpIcon = drawn(
  'M6.5 9 9.6 3c1.2 0 2 .8 2 2v3h4a1.6 1.6 0 0 1 1.6 1.9l-1 5A1.6 1.6 0 0 1 14.6 16H6.5M6.5 9v7M6.5 9H3.2v7h3.3',
);
export const ThumbDownIcon = drawn(
  'M13.5 11l-3.1 6c-1.2 0-2-.8-2-2v-3h-4a1.6 1.6 0 0 1-1.6-1.9l1-5A1.6 1.6 0 0 1 5.4 4h8.1M13.5 11V4M13.5 11h3.3V4h-3.3',
);
export const ShareIcon = drawn('M10 12V3M6.5 6 10 2.7 13.5 6M5 9.5H4V17h12V9.5h-1');
export const FlagIcon = drawn('M5 17V3.5m0 .5h9.5l-2 3 2 3H5');
export const ClockIcon = drawn('M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM10 6v4.2l2.7 1.6');
export const PinIcon = drawn(
  'M10 17.5s5.5-4.9 5.5-9.2a5.5 5.5 0 0 0-11 0c0 4.3 5.5 9.2 5.5 9.2Zm0-7.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
);
export const SpeechIcon = drawn('M3.5 4h13v9.5H9L5.5 17v-3.5h-2V4Z');
export const PersonIcon = drawn(
  'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3.8 17c.6-3.2 3-5 6.2-5s5.6 1.8 6.2 5',
);
export const DownloadIcon = drawn('M10 3v9m-3.5-3.3L10 12.2l3.5-3.5M4 16.5h12');
export const WarningIcon = drawn('M10 3.2 18 16.5H2L10 3.2ZM10 8v4m0 2v.1');
export const InfoIcon = drawn('M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM10 9.2v4.3M10 6.5v.1');
export const PauseIcon = drawn('M7 4v12M13 4v12');
export const LockIcon = drawn('M5 9h10v7.5H5V9Zm2-0V6.5a3 3 0 0 1 6 0V9');
export const UndoIcon = drawn('M7 4 3.5 7.5 7 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8');
export const FeedIcon = drawn('M4 4a12 12 0 0 1 12 12M4 9.5A6.5 6.5 0 0 1 10.5 16M5 15v.1');
export const CalendarIcon = drawn('M3.5 5h13v11.5h-13V5Zm0 3.7h13M7 3v3.5M13 3v3.5');
export const EyeIcon = drawn(
  'M2.5 10S5 4.8 10 4.8 17.5 10 17.5 10 15 15.2 10 15.2 2.5 10 2.5 10ZM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
);
export const ListIcon = drawn('M7 5h10M7 10h10M7 15h10M3.5 5v.1M3.5 10v.1M3.5 15v.1');
export const MapIcon = drawn('M3 5.2 7.5 3l5 2.2L17 3v11.8L12.5 17l-5-2.2L3 17V5.2ZM7.5 3v11.8m5-9.6V17');
export const TargetIcon = drawn('M10 15.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm0-13v3m0 9v3M2.5 10h3m9 0h3');
export const MenuIcon = drawn('M3 5.5h14M3 10h14M3 14.5h14');
export const ReceiptIcon = drawn(
  'M4.5 2.8h11v14.4l-2.2-1.5-1.7 1.5L10 15.7l-1.6 1.5-1.7-1.5-2.2 1.5V2.8ZM7.5 7h5m-5 3.5h5',
);
export const GlobeIcon = drawn(
  'M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM2.8 10h14.4M10 2.8c2.3 2 3.3 4.5 3.3 7.2S12.3 15.2 10 17.2C7.7 15.2 6.7 12.7 6.7 10S7.7 4.8 10 2.8Z',
);

/** The sign of the site: three ribs of the station's vault over the river. */
export function Mark({ size = 28 }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round">
        <path d="M3 22C5 11 10 5.5 16 5.5S27 11 29 22" />
        <path d="M8.5 22c1-7.5 3.7-11.5 7.5-11.5s6.5 4 7.5 11.5" />
        <path d="M3 27.5c2.2-1.6 4.3-1.6 6.5 0s4.3 1.6 6.5 0 4.3-1.6 6.5 0 4.3 1.6 6.5 0" />
      </g>
      <circle cx="16" cy="19.5" r="3" fill="var(--band-ember)" />
    </svg>
  );
}

/** One rib of the vault: a round arch `half` wide to each side and `high` above the river. */
function rib(half: number, high: number): string {
  const [base, middle] = [240, 300];
  const top = base - high;
  const shoulder = base - high * 0.85;
  return `M${middle - half} ${base}C${middle - half} ${shoulder} ${middle - half * 0.6} ${top} ${middle} ${top}S${middle + half} ${shoulder} ${middle + half} ${base}`;
}

/** The vault of Guillemins as a drawing of ribs, for the band at the top of the first page. */
export function Vault({ class: name }: { class?: string | undefined }) {
  const ribs = Array.from({ length: 12 }, (_, index) => index);
  return (
    <svg class={name} viewBox="0 0 600 240" preserveAspectRatio="xMidYMax meet" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor">
        {ribs.map((index) => (
          <path key={index} stroke-width={index % 3 === 0 ? 2 : 1} d={rib(296 - index * 22, 232 - index * 14)} />
        ))}
      </g>
    </svg>
  );
}
