import { useState } from 'preact/hooks';
import { Field } from '../components/field.tsx';
import { useDesk } from './use-words.tsx';

/** The numbers in a text such as `12, 40 412`; null where something in it is no number. */
export function numbersOf(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.some((part) => !/^[1-9]\d{0,5}$/.test(part))) return null;
  return [...new Set(parts.map(Number))];
}

/** Numbers of proposals, written one after the other. */
export function NumbersField({
  label,
  hint,
  numbers,
  onChange,
}: {
  label: string;
  hint?: string;
  numbers: readonly number[];
  /** null while what is written is no list of numbers. */
  onChange: (numbers: readonly number[] | null) => void;
}) {
  const { d, t } = useDesk();
  const [text, setText] = useState(numbers.join(', '));
  const wrong = numbersOf(text) === null;
  return (
    <Field
      label={label}
      hint={hint ?? d('numbers.hint')}
      optional={t('common.optional')}
      inputMode="text"
      value={text}
      error={wrong ? d('numbers.wrong') : null}
      onInput={(value) => {
        setText(value);
        onChange(numbersOf(value));
      }}
    />
  );
}
