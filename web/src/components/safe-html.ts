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
const LEFT_OUT = { disable: { null: ['labelStartImage', 'htmlFlow', 'htmlText'] } };

/** Markdown as safe HTML, with nothing of its author's; links lead to http, https, mailto and a few of their kind alone. */
export function safeHtml(text: string, level: number): string {
  return levelled(micromark(text, { extensions: [LEFT_OUT] }), level).replaceAll(
    '<a href=',
    '<a rel="nofollow ugc noopener" href=',
  );
}
