import { useEffect, useState } from 'preact/hooks';
import styles from './markdown.module.css';

type Render = (text: string, level: number) => string;
let loaded: Render | null = null;

async function loadRender(): Promise<Render> {
  const { safeHtml } = await import('./safe-html.ts');
  loaded = safeHtml;
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
  // It holds no HTML of its author.
  return <div class={styles.text} lang={lang} dangerouslySetInnerHTML={{ __html: render(text, level) }} />;
}
