import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './field.module.css';
import { DownIcon, WarningIcon } from './icons.tsx';

interface Frame {
  label: string;
  /** What helps to fill it in. */
  hint?: ComponentChildren;
  /** What is wrong and what to do; null while all is well. */
  error?: string | null | undefined;
  /** Says that it may be left empty; required ones are not marked. */
  optional?: string | undefined;
  /** How much is written and may be, such as "12 / 200". */
  count?: string | undefined;
}

function describedBy(id: string, { hint, error }: Frame): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

function Framed({ id, frame, children }: { id: string; frame: Frame; children: ComponentChildren }) {
  return (
    <div class={styles.field}>
      <div class={styles.head}>
        <label class={styles.label} for={id}>
          {frame.label}
          {frame.optional && <span class={styles.optional}> {frame.optional}</span>}
        </label>
        {frame.count && <span class={styles.count}>{frame.count}</span>}
      </div>
      {frame.hint && (
        <div class={styles.hint} id={`${id}-hint`}>
          {frame.hint}
        </div>
      )}
      {children}
      {frame.error && (
        <p class={styles.error} id={`${id}-error`}>
          <WarningIcon size={18} />
          {frame.error}
        </p>
      )}
    </div>
  );
}

interface Written extends Frame {
  value: string;
  onInput: (value: string) => void;
  /** Of the field itself, where it must be named. */
  fieldId?: string | undefined;
  name?: string;
  maxLength?: number;
  required?: boolean;
  placeholder?: string;
  autoComplete?: string;
  /** The language that is written in, for spelling and for readers. */
  lang?: string;
  onBlur?: () => void;
}

/** Kinds of fields, as the element's type says. */
const KINDS = {
  text: { type: 'text' },
  search: { type: 'search' },
  email: { type: 'email' },
  number: { type: 'number' },
  date: { type: 'date' },
} as const;

export interface FieldProps extends Written {
  type?: keyof typeof KINDS;
  inputMode?: 'text' | 'numeric' | 'email' | 'search';
}

/** A line of text with its label, hint, error and count. */
export function Field({
  label,
  hint,
  error,
  optional,
  count,
  value,
  onInput,
  fieldId,
  type = 'text',
  ...rest
}: FieldProps) {
  const made = useId();
  const id = fieldId ?? made;
  const frame = { label, hint, error, optional, count };
  return (
    <Framed id={id} frame={frame}>
      <input
        {...rest}
        {...KINDS[type]}
        id={id}
        class={styles.input}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(id, frame)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Framed>
  );
}

export interface AreaProps extends Written {
  rows?: number;
}

/** Several lines of text; grows with what is written where the browser can. */
export function Area({ label, hint, error, optional, count, value, onInput, fieldId, rows = 3, ...rest }: AreaProps) {
  const made = useId();
  const id = fieldId ?? made;
  const frame = { label, hint, error, optional, count };
  return (
    <Framed id={id} frame={frame}>
      <textarea
        {...rest}
        rows={rows}
        id={id}
        class={`${styles.input} ${styles.area} ${rows > 6 ? styles.tall : ''}`}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(id, frame)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Framed>
  );
}

export interface SelectOption {
  value: string;
  label: string;
  /** Options of one group are listed under its name. */
  group?: string | undefined;
}

export interface SelectProps extends Frame {
  options: readonly SelectOption[];
  value: string;
  onChange: (value: string) => void;
  fieldId?: string;
  name?: string;
  /** Shows the label for readers alone. */
  bare?: boolean;
}

/** The browser's own list of choices: the best there is on a phone. */
export function Select({ options, value, onChange, fieldId, name, bare, ...frame }: SelectProps) {
  const made = useId();
  const id = fieldId ?? made;
  const groups = [...new Set(options.map(({ group }) => group))];
  const list = (
    <span class={styles.select}>
      <select
        id={id}
        name={name}
        class={styles.input}
        value={value}
        aria-label={bare ? frame.label : undefined}
        aria-invalid={frame.error ? 'true' : undefined}
        aria-describedby={describedBy(id, frame)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {groups.map((group) => {
          const shown = options
            .filter((option) => option.group === group)
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ));
          return group === undefined ? (
            shown
          ) : (
            <optgroup key={group} label={group}>
              {shown}
            </optgroup>
          );
        })}
      </select>
      <DownIcon />
    </span>
  );
  return bare ? (
    list
  ) : (
    <Framed id={id} frame={frame}>
      {list}
    </Framed>
  );
}

/** A few choices of which one is taken, all of them visible. */
export function Choices<Value extends string>({
  label,
  hint,
  name,
  options,
  value,
  onChange,
}: {
  label: string;
  hint?: string;
  name: string;
  options: readonly { value: Value; label: string; hint?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset class={styles.choices}>
      <legend class={styles.label}>{label}</legend>
      {hint && <p class={styles.hint}>{hint}</p>}
      <div class={styles.options}>
        {options.map((option) => (
          <label key={option.value} class={styles.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <small class={styles.small}>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A box to tick, such as the consent to something. */
export function Tick({
  label,
  checked,
  onChange,
}: {
  label: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label class={styles.option}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
