import { useEffect, useState } from 'preact/hooks';
import styles from './markdown.module.css';

type Render = (text: string) => string;
let loaded: Render | null = null;

/**
 * Markdown as safe HTML: raw HTML stays text, links lead to http, https or mailto alone, images become links (a page
 * asks no third party for anything), and headings start below those of the page.
 */
async function loadRender(): Promise<Render> {
  const { micromark } = await import('micromark');
  loaded = (text) =>
    micromark(text, { extensions: [{ disable: { null: ['labelStartImage'] } }] })
      .replaceAll(
        /<(\/?)h([1-6])>/g,
        (_, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 2)}>`,
      )
      .replaceAll('<a href=', '<a rel="nofollow ugc noopener" href=');
  return loaded;
}

/** A text as it was written, with its line breaks. */
export function PlainText({ text, lang }: { text: string; lang?: string }) {
  return (
    <div class={styles.text} lang={lang}>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        // Paragraphs have no name, and never change their order.
        <p key={index} class={styles.plain}>
          {paragraph}
        </p>
      ))}
    </div>
  );
}

/** A citizen's or the city's Markdown. Until its reader has come, the text stands as it was written. */
export function Markdown({ text, lang }: { text: string; lang?: string }) {
  const [render, setRender] = useState<Render | null>(() => loaded);
  useEffect(() => {
    if (render !== null) return;
    let gone = false;
    loadRender().then(
      (ready) => {
        if (!gone) setRender(() => ready);
      },
      // Without its reader the text stays readable as it is.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [render]);
  if (render === null) return <PlainText text={text} lang={lang} />;
  // What micromark makes holds no HTML of its author.
  return <div class={styles.text} lang={lang} dangerouslySetInnerHTML={{ __html: render(text) }} />;
}
