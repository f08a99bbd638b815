import { readFile } from 'node:fs/promises';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

/** The size that those who show a shared link ask for, in pixels. */
const SIZE = { width: 1200, height: 630 };
const PUBLIC = new URL('../web/public/', import.meta.url);
const ICON = await readFile(new URL('icon.svg', PUBLIC), 'utf8');

/** The sign of the site on its own ground, for whoever shows a link to it; from the icon, so that one file changes both. */
const page = `<!doctype html><style>
  body { margin: 0; width: ${SIZE.width}px; height: ${SIZE.height}px; display: grid; place-items: center; }
  svg { width: 420px; }
</style><body>${ICON}<script>
  document.body.style.background = document.querySelector('rect').getAttribute('fill');
</script>`;

const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox'] });
try {
  const view = await browser.newPage({ viewport: SIZE });
  await view.setContent(page);
  const file = new URL('share.png', PUBLIC).pathname;
  await view.screenshot({ path: file });
  console.log(`Wrote ${file}`);
} finally {
  await browser.close();
}
