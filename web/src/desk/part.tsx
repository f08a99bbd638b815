import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import styles from './desk.module.css';

/** Of the headings of parts: one below what they are parts of. */
export const PartLevel = createContext<2 | 3>(3);

/** A small part beside a text: reports, twins, the latest decision. */
export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  const Heading = `h${useContext(PartLevel)}` as const;
  return (
    <section class={styles.part}>
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}
