import { useState } from 'preact/hooks';
import { Field } from '../components/field.tsx';
import { numbersOf } from './numbers.ts';
import { useDesk } from './use-words.tsx';

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
