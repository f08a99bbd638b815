import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import styles from './page.module.css';

/** Whether the page was opened by this site's own links: then focus has to be led to it. */
let opened = false;

/** A page's frame: the window's title, its heading, and focus on it after a change of page. */
export function Page({
  title,
  heading,
  lead,
  lang,
  narrow = false,
  bare = false,
  before,
  children,
}: {
  /** Of the window; the heading too, unless `heading` says otherwise. */
  title: string;
  heading?: ComponentChildren;
  lead?: ComponentChildren;
  /** The language of the title, where it is another than the page's. */
  lang?: string | undefined;
  /** As wide as a text is well read. */
  narrow?: boolean;
  /** Brings its own heading, an `h1` with `tabIndex={-1}`. */
  bare?: boolean;
  /** Above the heading. */
  before?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { textOf } = useI18n();
  const { data: campaign } = useCampaign();
  const frame = useRef<HTMLDivElement>(null);
  const site = campaign ? textOf(campaign.name) : null;
  useEffect(() => {
    document.title = site === null || site === title ? title : `${title} · ${site}`;
  }, [title, site]);
  useEffect(() => {
    if (opened) frame.current?.querySelector('h1')?.focus({ preventScroll: true });
    opened = true;
  }, []);
  if (bare) return <div ref={frame}>{children}</div>;
  return (
    <div ref={frame} class={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      <header class={styles.head}>
        {before}
        <h1 tabIndex={-1} lang={lang}>
          {heading ?? title}
        </h1>
        {lead && <div class={styles.lead}>{lead}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with its heading. */
export function Section({
  title,
  lead,
  id,
  action,
  narrow = false,
  children,
}: {
  title: string;
  lead?: ComponentChildren;
  id?: string;
  /** Beside the heading. */
  action?: ComponentChildren;
  /** As wide as a text is well read. */
  narrow?: boolean;
  children: ComponentChildren;
}) {
  return (
    <section class={narrow ? `${styles.section} ${styles.reading}` : styles.section} id={id}>
      <div class={styles.sectionHead}>
        <h2>{title}</h2>
        {action}
      </div>
      {lead && <div class={styles.sectionLead}>{lead}</div>}
      {children}
    </section>
  );
}

/** Text as it is read: headings, paragraphs and lists with their distances. */
export function Prose({ children }: { children: ComponentChildren }) {
  return <div class={styles.prose}>{children}</div>;
}

/** A box that stands out a little from the page. */
export function Panel({ children, label }: { children: ComponentChildren; label?: string }) {
  return label ? (
    <section class={styles.panel} aria-label={label}>
      {children}
    </section>
  ) : (
    <div class={styles.panel}>{children}</div>
  );
}

/** Numbers that matter, each with what it counts. */
export function Figures({ figures }: { figures: readonly { key: string; value: string; label: string }[] }) {
  return (
    <dl class={styles.figures}>
      {figures.map(({ key, value, label }) => (
        <div key={key} class={styles.figure}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
