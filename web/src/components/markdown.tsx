import { useEffect, useState } from 'preact/hooks';
import styles from './markdown.module.css';

type Render = (text: string, level: number) => string;
let loaded: Render | null = null;
const DEEPEST = 6;

/** Headings as deep as the author meant them, from `level` on, and without leaving out a depth: readers jump by them. */
function levelled(html: string, level: number): string {
  const used = [...new Set([...html.matchAll(/<h([1-6])>/g)].map(([, depth]) => Number(depth)))].sort(
    (one, other) => one - other,
  );
  let before = level - 1;
  return html.replaceAll(/<h([1-6])>(.*?)<\/h\1>/gs, (_, depth: string, words: string) => {
    before = Math.min(level + used.indexOf(Number(depth)), before + 1, DEEPEST);
    return `<h${before}>${words}</h${before}>`;
  });
}

/**
 * Markdown as safe HTML: raw HTML stays text, links lead to http, https or mailto alone, and images become links (a page
 * asks no third party for anything).
 */
async function loadRender(): Promise<Render> {
  const { micromark } = await import('micromark');
  loaded = (text, level) =>
    levelled(micromark(text, { extensions: [{ disable: { null: ['labelStartImage'] } }] }), level).replaceAll(
      '<a href=',
      '<a rel="nofollow ugc noopener" href=',
    );
  return loaded;
}

/** A text as it was written, with its line breaks. */
export function PlainText({ text, lang }: { text: string; lang?: string | undefined }) {
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
export function Markdown({
  text,
  lang,
  level = 2,
}: {
  text: string;
  lang?: string | undefined;
  /** Of its first heading: one below that of the part in which it stands. */
  level?: 2 | 3 | 4;
}) {
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
  return <div class={styles.text} lang={lang} dangerouslySetInnerHTML={{ __html: render(text, level) }} />;
}
