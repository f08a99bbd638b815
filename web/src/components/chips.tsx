import styles from './chips.module.css';
import { CheckIcon } from './icons.tsx';

export interface ChipOption<Value extends string> {
  value: Value;
  label: string;
  /** How many there are; left out while nobody knows. */
  count?: number | undefined;
}

/**
 * A row of chips of which one is chosen, or none (`null`: "all"). They are radio buttons: arrow keys move between them.
 * On a narrow screen the row scrolls sideways.
 */
export function FilterChips<Value extends string>({
  label,
  name,
  options,
  value,
  all,
  format = String,
  counted = false,
  onChange,
}: {
  label: string;
  /** Unique on the page. */
  name: string;
  options: readonly ChipOption<Value>[];
  value: Value | null;
  /** The chip that stands for "all"; left out where one must be chosen. */
  all?: { label: string; count?: number | undefined };
  format?: (count: number) => string;
  /** Counts will come: room is kept for them. */
  counted?: boolean;
  onChange: (value: Value | null) => void;
}) {
  const chip = (key: Value | null, text: string, count: number | undefined) => (
    <label key={key ?? ''} class={styles.chip}>
      <input
        class={styles.input}
        type="radio"
        name={name}
        value={key ?? ''}
        checked={value === key}
        onChange={() => onChange(key)}
      />
      <span class={styles.face}>
        <span class={styles.tick}>
          <CheckIcon size={16} />
        </span>
        <span>{text}</span>
        {(counted || count !== undefined) && (
          <span class={styles.count}>{count === undefined ? '' : format(count)}</span>
        )}
      </span>
    </label>
  );
  return (
    <fieldset class={styles.group}>
      <legend class={styles.legend}>{label}</legend>
      <div class={styles.row}>
        {all && chip(null, all.label, all.count)}
        {options.map((option) => chip(option.value, option.label, option.count))}
      </div>
    </fieldset>
  );
}

/** One chip that is on or off. */
export function ToggleChip({
  label,
  pressed,
  count,
  onChange,
}: {
  label: string;
  pressed: boolean;
  count?: number | string | undefined;
  onChange: (pressed: boolean) => void;
}) {
  return (
    <button
      type="button"
      class={`${styles.chip} ${styles.toggle}`}
      aria-pressed={pressed}
      onClick={() => onChange(!pressed)}
    >
      <span class={styles.face}>
        <span class={styles.tick}>
          <CheckIcon size={16} />
        </span>
        <span>{label}</span>
        {count !== undefined && <span class={styles.count}>{count}</span>}
      </span>
    </button>
  );
}
