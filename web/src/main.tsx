import { render } from 'preact';
import { App, preloadPage } from './app.tsx';
import { start } from './start.ts';

const root = document.querySelector('#app');
if (root === null) throw new Error('The page has no element #app: web/index.html is not what was built.');
// If it fails, it fails again where the page is rendered, and is told there.
preloadPage(location.pathname).catch(() => undefined);
const started = await start();
if (started !== null) render(<App {...started} />, root);
