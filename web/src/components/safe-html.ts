import { micromark } from 'micromark';

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

/** Raw HTML is text like any other, and a picture a link: a page asks no third party for anything. */
const LEFT_OUT = ['labelStartImage', 'htmlFlow', 'htmlText'];

/** Of stress in one text: each one more is compared with all before it, and a phone would stand still for seconds. */
const MOST_MARKS = 1_000;

/** Markdown as safe HTML, with nothing of its author's; links lead to http, https, mailto and a few of their kind alone. */
export function safeHtml(text: string, level: number): string {
  const marks = text.match(/[*_]/g)?.length ?? 0;
  const leftOut = marks > MOST_MARKS ? [...LEFT_OUT, 'attention'] : LEFT_OUT;
  const html = micromark(text, { extensions: [{ disable: { null: leftOut } }] });
  return levelled(html, level).replaceAll('<a href=', '<a rel="nofollow ugc noopener" href=');
}
