import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Field } from '../components/field.tsx';
import styles from './desk.module.css';
import { useAddress } from './use-address.ts';
import { useDesk } from './use-words.tsx';

/** What a list of the desk is narrowed down by: words, kept in the address, and the filters that stand beside them. */
export function SearchFilters({ children }: { children: ComponentChildren }) {
  const { t } = useDesk();
  const { query, change } = useAddress();
  const [text, setText] = useState(query.q ?? '');
  const search = () => change({ q: text.trim() });
  return (
    <form
      class={styles.filters}
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
    >
      <Field type="search" label={t('proposals.search')} value={text} onInput={setText} onBlur={search} />
      {children}
    </form>
  );
}
