import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { type Formats, formatsOf } from './formats.ts';
import type { Language } from './languages.ts';
import type { Catalogue, MessageKey, Variables } from './messages.ts';
import { piecesOf, translate } from './translate.ts';

export interface I18n {
  readonly language: Language;
  /** The message in the page's language; `count` chooses the plural. */
  readonly t: (key: MessageKey, variables?: Variables) => string;
  /** The same with elements in the place of placeholders: `tx('rules.see', { link: <a href={…}>{…}</a> })`. */
  readonly tx: (key: MessageKey, variables: Readonly<Record<string, ComponentChildren>>) => ComponentChildren;
  /** Of the API's texts in several languages: this one, or else the first there is. */
  readonly textOf: (texts: Readonly<Partial<Record<Language, string>>>) => string;
}

const Context = createContext<I18n | null>(null);

export interface I18nProviderProps {
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly children: ComponentChildren;
}

export function I18nProvider({ language, catalogue, children }: I18nProviderProps) {
  const i18n = useMemo(
    (): I18n => ({
      language,
      t: (key, variables) => translate(language, catalogue[key], variables),
      tx: (key, variables) => [...piecesOf(language, catalogue[key], variables)],
      textOf: (texts) => texts[language] ?? Object.values(texts)[0] ?? '',
    }),
    [language, catalogue],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <Context.Provider value={i18n}>{children}</Context.Provider>;
}

export function useI18n(): I18n {
  const i18n = useContext(Context);
  if (i18n === null) throw new Error('useI18n is called outside of I18nProvider.');
  return i18n;
}

/** Until the campaign is known. */
const USUAL_CURRENCY = 'EUR';

/** By language, zone and currency: a list of cards would make the same formats again and again. */
const made = new Map<string, Formats>();

/** Dates and numbers in the page's language, by the clock of the campaign of the page's address. */
export function useFormats(): Formats {
  const { language } = useI18n();
  const { timeZone, currency = USUAL_CURRENCY } = useCampaign().data ?? {};
  const key = `${language} ${timeZone ?? ''} ${currency}`;
  const formats = made.get(key) ?? formatsOf(language, timeZone, currency);
  made.set(key, formats);
  return formats;
}
