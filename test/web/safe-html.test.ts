import { describe, expect, it } from '@jest/globals';
import { safeHtml } from '../../web/src/components/safe-html.ts';

describe('somebody’s Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    'Look <img src=x onerror=alert(1)> here',
    '<div onclick="alert(1)">\n\n**x**\n\n</div>',
    '<style>*{display:none}</style>',
    '<svg/onload=alert(1)>',
    '<!-- <script> -->',
    '<?php echo 1 ?>',
    '<![CDATA[<b>]]>',
    '[x](javascript:alert(1))',
    '[x](<javascript:alert(1)>)',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<javascript:alert(1)>',
    '![x](https://tracker.example/p.png)',
    '[x]: javascript:alert(1)\n\n[x]',
    '`<b>`\n\n    <b>',
    '[x](https://a.example/"onmouseover="alert(1))',
  ])('holds nothing that runs, loads or is not the site’s own: %j', (text) => {
    const html = safeHtml(text, 2);
    const tags = [...html.matchAll(/<\/?(\w+)([^>]*)>/g)];
    for (const [, name, attributes] of tags) {
      expect(['p', 'a', 'strong', 'code', 'pre']).toContain(name);
      expect(attributes).toMatch(/^(?: rel="nofollow ugc noopener" href="(?:https?:[^"]*)?")?$/);
    }
    expect(html).not.toMatch(/<(?!\/?\w+)/);
  });

  it('with more stress than anybody reads has its marks as they were typed, and keeps its words', () => {
    const words = (times: number) => Array.from({ length: times }, (_, word) => `*w${word}*`);
    expect(safeHtml(words(500).join(' '), 2).match(/<em>/g)).toHaveLength(500);
    expect(safeHtml(words(501).join(' '), 2)).toBe(`<p>${words(501).join(' ')}</p>`);
  });

  it('keeps what HTML holds as text, and reads the Markdown in it', () => {
    expect(safeHtml('<div>\n*x* & y\n</div>', 2)).toBe('<p>&lt;div&gt;\n<em>x</em> &amp; y\n&lt;/div&gt;</p>');
  });

  it('has its headings one below another, from the depth of the part in which it stands', () => {
    expect(safeHtml('# a\n\n### b\n\n# c', 3)).toBe('<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>');
  });

  it('has lists, quotes, links and code', () => {
    expect(safeHtml('1. a\n2. [b](https://b.example)\n\n> c `d`', 2)).toBe(
      '<ol>\n<li>a</li>\n<li><a rel="nofollow ugc noopener" href="https://b.example">b</a></li>\n</ol>\n<blockquote>\n<p>c <code>d</code></p>\n</blockquote>',
    );
  });
});
