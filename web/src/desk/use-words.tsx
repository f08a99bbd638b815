import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { Failed } from '../components/failed.tsx';
import { CardSkeleton } from '../components/skeleton.tsx';
import type { Language } from '../i18n/languages.ts';
import type { Message, Variables } from '../i18n/messages.ts';
import { piecesOf, translate } from '../i18n/translate.ts';
import { type I18n, useI18n } from '../i18n/use-i18n.tsx';
import type fr from './words/fr.json';

export type WordKey = keyof typeof fr;
type Words = Readonly<Record<WordKey, Message>>;

/** The desk's own texts: no citizen's phone has to load them. */
const WORDS = {
  fr: () => import('./words/fr.json'),
  nl: () => import('./words/nl.json'),
  de: () => import('./words/de.json'),
  en: () => import('./words/en.json'),
} as const satisfies Record<Language, () => Promise<{ readonly default: Words }>>;

export interface DeskI18n extends I18n {
  /** The desk's message in the page's language; `t` has those of the whole site. */
  readonly d: (key: WordKey, variables?: Variables) => string;
  /** The same with elements in the place of placeholders. */
  readonly dx: (key: WordKey, variables: Readonly<Record<string, ComponentChildren>>) => ComponentChildren;
}

interface Loaded {
  readonly language: Language;
  readonly words: Words;
}

const Context = createContext<Loaded | null>(null);

/** Shows its children once the desk's texts are there. */
export function DeskWords({ children }: { children: ComponentChildren }) {
  const { language } = useI18n();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let current = true;
    WORDS[language]().then(
      ({ default: words }) => current && setLoaded({ language, words }),
      (cause: unknown) => current && setError(cause),
    );
    return () => {
      current = false;
    };
  }, [language]);
  if (loaded === null)
    return error === null ? <CardSkeleton /> : <Failed error={error} onRetry={() => location.reload()} />;
  return <Context.Provider value={loaded}>{children}</Context.Provider>;
}

export function useDesk(): DeskI18n {
  const i18n = useI18n();
  const loaded = useContext(Context);
  if (loaded === null) throw new Error('useDesk is called outside of DeskWords.');
  return useMemo(
    () => ({
      ...i18n,
      d: (key, variables) => translate(loaded.language, loaded.words[key], variables),
      dx: (key, variables) => [...piecesOf(loaded.language, loaded.words[key], variables)],
    }),
    [i18n, loaded],
  );
}
