import { Area, Field } from '../components/field.tsx';
import { LANGUAGE_NAMES, type Language } from '../i18n/languages.ts';
import styles from './desk.module.css';
import type { Texts } from './texts.ts';
import { useDesk } from './use-words.tsx';

/** A text in each of the campaign's languages. The first one is needed; the others lie below, and say how many there are. */
export function TextsField({
  label,
  hint,
  languages,
  texts,
  most,
  lines = false,
  optional = false,
  error,
  onChange,
}: {
  label: string;
  hint?: string | undefined;
  languages: readonly Language[];
  texts: Texts;
  /** Characters in each language. */
  most: number;
  lines?: boolean;
  optional?: boolean;
  /** Of the first language. */
  error?: string | null;
  onChange: (texts: Texts) => void;
}) {
  const { d, t } = useDesk();
  const [main, ...others] = languages;
  const field = (language: Language, first: boolean) => {
    const value = texts[language] ?? '';
    const frame = {
      label: languages.length === 1 ? label : `${label} · ${LANGUAGE_NAMES[language]}`,
      hint: first ? hint : undefined,
      error: first ? error : undefined,
      optional: first && !optional ? undefined : t('common.optional'),
      lang: language,
      maxLength: most,
      value,
      count: value.length > most * 0.8 ? `${value.length} / ${most}` : undefined,
      onInput: (text: string) => onChange({ ...texts, [language]: text }),
    };
    return lines ? <Area key={language} {...frame} rows={4} /> : <Field key={language} {...frame} />;
  };
  if (main === undefined) return null;
  const written = others.filter((language) => (texts[language] ?? '').trim() !== '').length;
  return (
    <div class={styles.texts}>
      {field(main, true)}
      {others.length > 0 && (
        <details class={styles.details}>
          <summary>{d('texts.others', { written: String(written), all: String(others.length) })}</summary>
          <div class={styles.fields}>{others.map((language) => field(language, false))}</div>
        </details>
      )}
    </div>
  );
}
