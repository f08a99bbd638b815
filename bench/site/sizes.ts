import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { laterPages } from '../../web/catalogues.ts';

/** A page, its chunk's file below web/src without its extension. */
const PAGE = /\/src\/(pages\/[\w-]+|desk\/desk)\.tsx$/;
const WEB = join(import.meta.dirname, '../../web');
const DESK = /\/src\/desk\/desk\.tsx$/;
/** Texts, one file a language: a visitor needs one of them, and the staff one of their own besides. */
const FIRST_WORDS = /\/src\/i18n\/\w+\.json$/;
/** What only comes with the pages that say more. */
const REST_OF_WORDS = /\/src\/i18n\/rest\/\w+\.ts$/;
const DESK_WORDS = /\/src\/desk\/words\//;

/** Files below web/src that are loaded when somebody looks at a map or a drawing, reads Markdown, or signs in. */
const WHEN_WANTED = {
  map: /\/src\/map\/city\.ts$/,
  drawing: /\/src\/components\/hours-drawing\.tsx$/,
  markdown: /\/src\/components\/safe-html\.ts$/,
  signIn: /\/src\/session\/oidc\.ts$/,
} as const;

/** Bytes after gzip, as they travel. */
export interface PageSize {
  readonly page: string;
  /** All that has to be there before the page can be seen: its script, what that imports, and the largest catalogue's part. */
  readonly script: number;
  readonly style: number;
}

export interface SiteSizes {
  readonly pages: readonly PageSize[];
  /** Every script of the citizens' site once, with one catalogue: maps and charts, signing in, all pages. */
  readonly allScripts: number;
  /** Of these, what comes only when it is wanted. */
  readonly whenWanted: Readonly<Record<keyof typeof WHEN_WANTED, number>>;
  /** What the desk adds to all that, with its own texts in one language. */
  readonly desk: number;
}

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

function gzipped(content: string | Uint8Array): number {
  return gzipSync(content).length;
}

/** All that chunks import, at once and, unless told to leave it, later. */
function reachedFrom(
  chunks: Chunks,
  roots: readonly Rolldown.OutputChunk[],
  leave: ((chunk: Rolldown.OutputChunk) => boolean) | null,
): Set<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk): void => {
    if (found.has(chunk)) return;
    found.add(chunk);
    for (const name of [...chunk.imports, ...(leave === null ? [] : chunk.dynamicImports)]) {
      const imported = chunks.get(name);
      if (imported && !leave?.(imported)) visit(imported);
    }
  };
  roots.forEach(visit);
  return found;
}

function facadeOf({ facadeModuleId }: Rolldown.OutputChunk): string {
  return facadeModuleId ?? '';
}

/** The largest of them, such as of those in several languages, of which a visitor loads one. */
function largest(chunks: readonly Rolldown.OutputChunk[], which: RegExp): number {
  const found = chunks.filter(({ moduleIds }) => moduleIds.some((id) => which.test(id)));
  if (found.length === 0) throw new Error(`The site has no chunk of ${which.source}: see bench/site/sizes.ts.`);
  return Math.max(...found.map(({ code }) => gzipped(code)));
}

function scriptsOf(found: Iterable<Rolldown.OutputChunk>): number {
  let sum = 0;
  for (const chunk of found) sum += gzipped(chunk.code);
  return sum;
}

function outputOf(built: Awaited<ReturnType<typeof build>>): Rolldown.RolldownOutput['output'] {
  if (!Array.isArray(built) && 'output' in built) return built.output;
  throw new Error('The site was not built once: see web/vite.config.ts.');
}

/** Builds the site, without writing it, and weighs what each page needs. */
export async function siteSizes(): Promise<SiteSizes> {
  // It decides which half of the libraries comes along; tests have one of their own.
  process.env.NODE_ENV = 'production';
  const output = outputOf(
    await build({ configFile: join(WEB, 'vite.config.ts'), build: { write: false }, logLevel: 'warn' }),
  );
  const chunks: Chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const styles = new Map(
    output.flatMap((file) => (file.type === 'asset' ? [[file.fileName, gzipped(file.source)]] : [])),
  );
  const all = [...chunks.values()];
  const entry = all.find(({ isEntry }) => isEntry);
  if (entry === undefined) throw new Error('The site has no entry: see web/index.html.');
  const [first, rest] = [largest(all, FIRST_WORDS), largest(all, REST_OF_WORDS)];
  const later = new Set(laterPages().map((path) => path.replace(/\.tsx$/, '')));

  const pages = all.flatMap((chunk): PageSize[] => {
    const [, page] = PAGE.exec(facadeOf(chunk)) ?? [];
    if (page === undefined) return [];
    const needed = reachedFrom(chunks, [entry, chunk], null);
    const sheets = new Set([...needed].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
    const style = [...sheets].reduce((sum, name) => sum + (styles.get(name) ?? 0), 0);
    return [{ page, script: scriptsOf(needed) + first + (later.has(page) ? rest : 0), style }];
  });
  const isDesk = (chunk: Rolldown.OutputChunk) => DESK.test(facadeOf(chunk));
  const isWords = (chunk: Rolldown.OutputChunk) =>
    [FIRST_WORDS, REST_OF_WORDS, DESK_WORDS].some((words) => words.test(facadeOf(chunk)));
  const citizens = reachedFrom(chunks, [entry], (chunk) => isDesk(chunk) || isWords(chunk));
  const staff = reachedFrom(chunks, all.filter(isDesk), (chunk) => citizens.has(chunk) || isWords(chunk));
  return {
    pages: pages.toSorted((one, other) => other.script - one.script),
    allScripts: scriptsOf(citizens) + first + rest,
    whenWanted: {
      map: largest([...citizens], WHEN_WANTED.map),
      drawing: largest([...citizens], WHEN_WANTED.drawing),
      markdown: largest([...citizens], WHEN_WANTED.markdown),
      signIn: largest([...citizens], WHEN_WANTED.signIn),
    },
    desk: scriptsOf(staff) + largest(all, DESK_WORDS),
  };
}

if (import.meta.main) console.log(JSON.stringify(await siteSizes()));
